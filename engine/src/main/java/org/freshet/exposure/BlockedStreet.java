package org.freshet.exposure;

import java.util.List;

/**
 * The street of a warning area that would stand deepest if links were blocked by debris.
 *
 * @param areaKey the area
 * @param street its name, empty where it has none
 * @param links the links that make the difference
 * @param depth_m deepest water on it then, m
 * @param deeper_m by how much that exceeds what is expected at the same time, m
 */
public record BlockedStreet(
    String areaKey, String street, List<String> links, double depth_m, double deeper_m) {
  /** Copies the list. */
  public BlockedStreet {
    links = List.copyOf(links);
  }
}
