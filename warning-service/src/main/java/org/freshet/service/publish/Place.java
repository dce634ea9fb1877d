package org.freshet.service.publish;

/**
 * A critical place on the map.
 *
 * @param id identifier in the study area
 * @param kind {@code fire_station}, {@code hospital}, {@code school}, {@code transformer} …
 * @param name its name in German
 * @param nameEn its name in English; the German one where there is none
 * @param lon longitude, degrees
 * @param lat latitude, degrees
 */
public record Place(String id, String kind, String name, String nameEn, double lon, double lat) {}
