/**
 * Who and what stands in the water: road edges, assets and warning areas against water depth.
 *
 * <p>How to wire it: once per study area {@code new Exposure(terrain, roadNetwork.edges(), assets,
 * areas)}; every cycle {@code impacts(state.time(), state.levels(), rules.thresholds_m())} for now,
 * {@code impacts(forecast, rules.thresholds_m())} for what comes, and {@code windows(depths(state,
 * forecast, 0.5), vehicles)} for the closures.
 */
@NullMarked
package org.freshet.exposure;

import org.jspecify.annotations.NullMarked;
