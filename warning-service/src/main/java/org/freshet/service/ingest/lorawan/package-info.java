/**
 * LoRaWAN uplinks as network servers publish them: ChirpStack v4 and The Things Stack v3. What the
 * bytes mean is a codec per device type, built in or declared in the study area.
 */
@NullMarked
package org.freshet.service.ingest.lorawan;

import org.jspecify.annotations.NullMarked;
