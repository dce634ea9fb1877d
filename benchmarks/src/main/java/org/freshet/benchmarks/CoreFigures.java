package org.freshet.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.freshet.grid.FloatGrid;
import org.freshet.progress.Progress;
import org.freshet.sink.DepressionHierarchy;
import org.freshet.sink.FillSpillMerge;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.SinkWater;
import org.freshet.sink.TerrainModel;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;

/**
 * What the core computes on one terrain, in the numbers other engines are compared by. Conventions:
 * no data drains; lowest-neighbour routing for stored water, as those engines do.
 *
 * @param raisedCells cells filling raises
 * @param fillVolume sum of heights added
 * @param maxRaise largest height added
 * @param leaves leaf depressions
 * @param leafVolume sum of their volumes
 * @param treeVolume sum of the volumes of all roots; equals the fill volume
 * @param demHash first 16 hex digits of the SHA-256 of the heights
 * @param filledHash the same of the filled heights
 */
public record CoreFigures(
    long raisedCells,
    double fillVolume,
    double maxRaise,
    int leaves,
    double leafVolume,
    double treeVolume,
    String demHash,
    String filledHash) {

  /** Options under which figures of other engines hold. */
  public static TerrainOptions peerOptions(int threads) {
    return new TerrainOptions(true, FlowRule.LOWEST, threads);
  }

  /** Takes the figures of a model. */
  public static CoreFigures of(TerrainModel model) {
    float[] z = model.elevation().array();
    float[] filled = model.filled().array();
    long raised = 0;
    double volume = 0;
    double most = 0;
    for (int cell = 0; cell < z.length; cell++) {
      if (filled[cell] > z[cell]) {
        double rise = (double) filled[cell] - z[cell];
        raised++;
        volume += rise;
        most = Math.max(most, rise);
      }
    }
    DepressionHierarchy tree = model.hierarchy();
    double leafVolume = 0;
    for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
      leafVolume += tree.volume_m3(leaf);
    }
    return new CoreFigures(
        raised,
        volume,
        most,
        tree.leafCount(),
        leafVolume,
        tree.fillVolume_m3(),
        hash(model.elevation()),
        hash(model.filled()));
  }

  /** First 16 hex digits of the SHA-256 over little-endian floats, no data as -9999. */
  public static String hash(FloatGrid grid) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
      for (float height : grid.array()) {
        buffer.putFloat(Float.isNaN(height) ? -9999f : height);
        if (!buffer.hasRemaining()) {
          digest.update(buffer.array());
          buffer.clear();
        }
      }
      digest.update(buffer.array(), 0, buffer.position());
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** One line per rain: stored water and wet cells. */
  public static String rain(TerrainModel model, double rain_mm) {
    DepressionHierarchy tree = model.hierarchy();
    double[] inflow = FillSpillMerge.uniformRain(tree, rain_mm);
    double total = 0;
    for (double volume : inflow) {
      total += volume;
    }
    SinkWater water = new FillSpillMerge(tree).run(inflow);
    SinkLevels levels = water.levels();
    return String.format(
        Locale.ROOT,
        "%.0f mm: stored %.6f, wet %d / %d / %d, balance %.1e",
        rain_mm,
        water.stored_m3(),
        levels.floodedCells(model),
        levels.floodedCells(model, 0.01f),
        levels.floodedCells(model, 0.10f),
        (water.stored_m3() + water.outflow_m3() - total) / total);
  }

  /** Makes the model figures are taken from. */
  public static TerrainModel model(FloatGrid elevation, int threads) {
    return TerrainModel.of(elevation, peerOptions(threads), Progress.NONE);
  }

  /** As a row of a Markdown table. */
  public String row(String name) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.6f | %.6f | %,d | %,.6f | %.1e | %s | %s |",
        name,
        raisedCells,
        fillVolume,
        maxRaise,
        leaves,
        leafVolume,
        (treeVolume - fillVolume) / Math.max(1, fillVolume),
        demHash,
        filledHash);
  }
}
