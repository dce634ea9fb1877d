package org.freshet.service.sheet;

import java.util.List;
import org.freshet.grid.GridGeometry;
import org.freshet.scenario.HazardScheme;

/**
 * What stands on a sheet.
 *
 * @param title its title
 * @param subtitle the line below
 * @param facts label and value of the scenario, in order
 * @param figures label and value of its results
 * @param dataDate date of the data
 * @param sources where the data come from
 * @param geometry what the map covers
 * @param map the map
 * @param scheme the classes shown
 * @param symbols what else the legend explains, in this order
 */
public record SheetContent(
    String title,
    String subtitle,
    List<Fact> facts,
    List<Fact> figures,
    String dataDate,
    String sources,
    GridGeometry geometry,
    SheetPicture map,
    HazardScheme scheme,
    List<SheetSymbol> symbols) {
  /** Copies the lists. */
  public SheetContent {
    facts = List.copyOf(facts);
    figures = List.copyOf(figures);
    symbols = List.copyOf(symbols);
  }

  /**
   * A line of a table.
   *
   * @param label what it is
   * @param value what it is like
   */
  public record Fact(String label, String value) {}
}
