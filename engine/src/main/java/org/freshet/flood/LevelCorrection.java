package org.freshet.flood;

/**
 * What a reading did to the computed water.
 *
 * @param reading the reading
 * @param leaf leaf depression it fell into, negative where its cell drains into none (then nothing
 *     was done)
 * @param before_m computed level before, m above datum; NaN where it was dry
 * @param after_m computed level after, NaN where it is dry
 * @param added_m3 water added, negative where some was taken, m³
 * @param bias what it taught about the runoff into the leaf
 */
public record LevelCorrection(
    LevelReading reading,
    int leaf,
    float before_m,
    float after_m,
    double added_m3,
    BiasChange bias) {}
