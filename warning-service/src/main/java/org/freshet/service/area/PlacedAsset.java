package org.freshet.service.area;

import org.freshet.exposure.Asset;

/**
 * A critical place with its position.
 *
 * @param asset the place
 * @param nameEn its English name; the other one where the file has none
 * @param lon longitude, degrees
 * @param lat latitude, degrees
 */
public record PlacedAsset(Asset asset, String nameEn, double lon, double lat) {}
