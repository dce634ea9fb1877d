/**
 * What planners ask: one rain on one state of the town with one set of measures, computed by the
 * same flood model as the live service, and compared with the town as it is. Measures are changes
 * of terrain and ground cover; hazard classes are made of depth alone, since velocity is not
 * computed.
 */
@NullMarked
package org.freshet.scenario;

import org.jspecify.annotations.NullMarked;
