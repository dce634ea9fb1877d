package org.freshet.drainage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.freshet.grid.D8;
import org.freshet.grid.GridGeometry;

/**
 * Which structure covers a cell. Of several of one kind on one cell the first of the list counts.
 * Memory grows with the cells covered, not with the raster. Immutable once made, thread-safe.
 */
public final class Structures {
  private final List<Structure> all;
  private final Map<Structure.Kind, CellIndex> index = new EnumMap<>(Structure.Kind.class);

  private Structures(GridGeometry geometry, List<Structure> all) {
    this.all = List.copyOf(all);
    for (Structure.Kind kind : Structure.Kind.values()) {
      index.put(kind, new CellIndex());
    }
    for (int number = 0; number < this.all.size(); number++) {
      Structure structure = this.all.get(number);
      for (int cell : structure.cells()) {
        require(geometry, structure, cell);
        cells(structure.kind()).putIfAbsent(cell, number);
      }
    }
    besideBuildings(geometry);
  }

  /** Structures on a raster. An error names one with a cell outside it. */
  public static Structures of(GridGeometry geometry, List<Structure> all) {
    return new Structures(geometry, all);
  }

  /** No structures at all. */
  public static Structures none(GridGeometry geometry) {
    return new Structures(geometry, List.of());
  }

  private static void require(GridGeometry geometry, Structure structure, int cell) {
    if (cell < 0 || cell >= geometry.cells()) {
      throw new IllegalArgumentException(
          "Structure ("
              + structure.id()
              + ") names cell ("
              + cell
              + ") outside the raster. Maybe it belongs to another grid.");
    }
  }

  // Houses are raised as obstacles, so water meets their walls, not their ground.
  private void besideBuildings(GridGeometry geometry) {
    CellIndex buildings = cells(Structure.Kind.BUILDING);
    for (int number = 0; number < all.size(); number++) {
      if (all.get(number).kind() != Structure.Kind.BUILDING) {
        continue;
      }
      for (int cell : all.get(number).cells()) {
        for (int k = 0; k < D8.NEIGHBOURS; k++) {
          int row = geometry.row(cell) + D8.rowStep(k);
          int col = geometry.col(cell) + D8.colStep(k);
          if (row >= 0 && col >= 0 && row < geometry.rows() && col < geometry.cols()) {
            buildings.putIfAbsent(geometry.cell(row, col), number);
          }
        }
      }
    }
  }

  private CellIndex cells(Structure.Kind kind) {
    CellIndex cells = index.get(kind);
    if (cells == null) {
      throw new IllegalStateException("No index of " + kind + ".");
    }
    return cells;
  }

  /** Place in {@link #all} of the structure of a kind at a cell, or -1. */
  public int at(Structure.Kind kind, int cell) {
    return cells(kind).get(cell);
  }

  /** All structures, as given. */
  public List<Structure> all() {
    return all;
  }
}
