package org.freshet.sample.town;

/**
 * A critical place as planned: what it is, on which street, and how large its building is.
 *
 * @param id identifier
 * @param kind what it is, as in {@code assets.geojson}
 * @param name German name
 * @param nameEn English name
 * @param street street its door opens to
 * @param x about where, drawing board m east
 * @param y about where, drawing board m north
 * @param front_m length of its building along the street
 * @param deep_m depth of its building
 * @param gap_m distance from the street's centre line to the building
 */
record Site(
    String id,
    String kind,
    String name,
    String nameEn,
    String street,
    double x,
    double y,
    double front_m,
    double deep_m,
    double gap_m) {}
