package org.freshet.terrain;

import org.freshet.grid.FloatColumn;
import org.freshet.grid.Scratch;

/** Basins whose joining is a merge tree over sorted passes, however these were found. */
abstract class TreeBasins implements Basins {
  /** The tree of the basins. */
  abstract MergeTree tree();

  /** The passes it joins. */
  abstract Passes passes();

  /** Columns of the raster. */
  abstract int cols();

  @Override
  public int leafCount() {
    return tree().leaves;
  }

  @Override
  public int nodeCount() {
    return tree().nodes;
  }

  @Override
  public int parent(int node) {
    return tree().parent.get(node);
  }

  @Override
  public int left(int node) {
    return tree().left.get(node - tree().leaves);
  }

  @Override
  public int right(int node) {
    return tree().right.get(node - tree().leaves);
  }

  @Override
  public int outletCell(int node) {
    return passes().cell(tree().pass.get(node));
  }

  @Override
  public int spillLeaf(int node) {
    return tree().spill.get(node);
  }

  @Override
  public int spillCell(int node) {
    return tree().spillCell(node, passes(), cols());
  }

  /**
   * Height at which each leaf's water leaves the raster, m: its level in the filled terrain.
   *
   * @param room where to put them
   */
  public FloatColumn fillLevels(Scratch room) {
    return Basins.fillLevels(this, room);
  }
}
