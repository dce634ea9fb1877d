/**
 * What every reader of gauge and sensor formats gives: observations, stations, and typed, counted
 * findings about what was odd. The readers themselves live one room per format beside this one and
 * touch no network.
 */
@NullMarked
package org.freshet.service.ingest.observation;

import org.jspecify.annotations.NullMarked;
