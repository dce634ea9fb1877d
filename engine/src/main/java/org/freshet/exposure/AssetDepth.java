package org.freshet.exposure;

/**
 * Water at an asset it cannot take any more.
 *
 * @param asset the asset
 * @param depth_m water at it, m
 */
public record AssetDepth(Asset asset, double depth_m) {}
