package org.freshet.exposure;

import java.util.List;

/**
 * The street of a warning area that would stand deepest if links were blocked by debris.
 *
 * @param areaKey the area
 * @param street its name, empty where it has none
 * @param links identifiers of the links that make the difference
 * @param linkNames what people call them, in the same order
 * @param depth_m deepest water on it then, m
 * @param deeper_m by how much that exceeds what is expected at the same time, m
 */
public record BlockedStreet(
    String areaKey,
    String street,
    List<String> links,
    List<String> linkNames,
    double depth_m,
    double deeper_m) {
  /** Copies the lists. */
  public BlockedStreet {
    linkNames = List.copyOf(linkNames);
    links = List.copyOf(links);
  }
}
