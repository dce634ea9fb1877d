package org.freshet.flood;

import java.time.Instant;
import java.util.List;

/**
 * How a sink would stand if links were blocked by debris.
 *
 * @param leaf its deepest leaf
 * @param links the links that make the difference, in the model's order
 * @param time the lead time at which it would be deepest, by the depth nine tenths of the members
 *     do not exceed; the earliest of equals
 * @param median_m depth then that half of the members do not exceed, m
 * @param high_m depth then that nine tenths of the members do not exceed, m
 * @param deeper_m by how much either depth would at most exceed the expected one at any lead time,
 *     m
 */
public record BlockedOutlook(
    int leaf, List<String> links, Instant time, double median_m, double high_m, double deeper_m) {
  /** Copies the list. */
  public BlockedOutlook {
    links = List.copyOf(links);
  }
}
