package org.freshet.terrain;

/**
 * Which lower neighbour a cell drains to. Equal neighbours: the one with the lowest cell number,
 * that is the northernmost, then the westernmost.
 */
public enum FlowRule {
  /** The steepest drop over distance (O'Callaghan and Mark, 1984). */
  STEEPEST,
  /** The lowest neighbour, whatever its distance: what flood-order engines do; for comparison. */
  LOWEST
}
