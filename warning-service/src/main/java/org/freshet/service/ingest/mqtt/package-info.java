/**
 * Values that come over MQTT. A message is acknowledged to the broker only after its values are
 * durable in the store, so the broker keeps for us what we have not.
 */
@NullMarked
package org.freshet.service.ingest.mqtt;

import org.jspecify.annotations.NullMarked;
