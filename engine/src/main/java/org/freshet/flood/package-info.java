/**
 * Runoff, sewer capacity and sinks as reservoirs: rain in, the water level of every sink out, now
 * and ahead.
 *
 * <p>How to wire it: once per study area {@code RunoffMatrix.of(terrain, rainGrid, surfaces,
 * progress)} and {@code new FloodModel(terrain, matrix, FloodOptions.defaults())}; then {@code
 * FloodState state = model.dry(start)}, every cycle {@code state = state.step(frame)} for each new
 * observed rain frame in time order, and {@code FloodForecast forecast = model.forecast(state,
 * rainForecast, threads)} for what comes. {@code state.levels()} and {@code forecast.levels(member,
 * lead)} are what the rooms {@code exposure} and {@code scenario} read.
 */
@NullMarked
package org.freshet.flood;

import org.jspecify.annotations.NullMarked;
