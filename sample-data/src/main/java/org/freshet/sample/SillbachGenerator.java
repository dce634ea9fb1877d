package org.freshet.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.sample.model.Town;
import org.freshet.sample.town.Building;
import org.freshet.sample.town.Buildings;
import org.freshet.sample.view.Preview;

/** Makes the study area Sillbach: {@code --out DIR [--preview FILE.png]}. */
public final class SillbachGenerator {
  private static final int PREVIEW_PX = 920;

  private SillbachGenerator() {}

  /** Runs the generator; exit code 2 for a wrong call. */
  public static void main(String[] args) throws IOException {
    Path out = null;
    Path preview = null;
    for (int i = 0; i + 1 < args.length; i += 2) {
      if (args[i].equals("--out")) {
        out = Path.of(args[i + 1]);
      } else if (args[i].equals("--preview")) {
        preview = Path.of(args[i + 1]);
      }
    }
    if (out == null) {
      System.err.println("Usage: SillbachGenerator --out DIR [--preview FILE.png]");
      System.exit(2);
      return;
    }
    Files.createDirectories(out);
    Town town = new Town();
    Buildings buildings = new Buildings(town);
    new SillbachFiles(town, buildings, out).write();
    if (preview != null) {
      List<List<double[]>> rings = new ArrayList<>();
      for (Building b : buildings.buildings()) {
        rings.add(b.ring());
      }
      Preview.write(town, rings, PREVIEW_PX, preview);
    }
    System.out.println(
        "Sillbach: "
            + town.network().ways().size()
            + " ways, "
            + town.network().nodes().size()
            + " nodes, "
            + buildings.buildings().size()
            + " buildings in "
            + out);
  }
}
