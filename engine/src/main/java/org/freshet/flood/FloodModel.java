package org.freshet.flood;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.freshet.rain.RainForecast;
import org.freshet.sink.TerrainModel;
import org.jspecify.annotations.Nullable;

/**
 * The unchanging part of the flood computation: terrain, runoff matrix, options, drains. Immutable
 * but for one idle workspace it keeps; thread-safe. Memory beside terrain and matrix: about 95
 * bytes per leaf (the trees in the order water runs, what lies over their sills), and about 55 more
 * for the workspace once a state was stepped.
 */
public final class FloodModel {
  private final TerrainModel terrain;
  private final RunoffMatrix runoff;
  private final FloodOptions options;
  private final List<PointDrain> drains;
  private final LeafSewers leafSewers;
  private final SpillNet spillNet;
  private final Structures structures;
  private @Nullable CompetingSills competingSills;
  private final AtomicReference<@Nullable FloodStepper> idle = new AtomicReference<>();

  /** A model without pumps and drains. */
  public FloodModel(TerrainModel terrain, RunoffMatrix runoff, FloodOptions options) {
    this(terrain, runoff, options, List.of());
  }

  /**
   * A model.
   *
   * @param drains pumps and drains at single places
   * @throws IllegalArgumentException if the matrix was built for another number of sinks or a drain
   *     stands outside the terrain
   */
  public FloodModel(
      TerrainModel terrain, RunoffMatrix runoff, FloodOptions options, List<PointDrain> drains) {
    this(terrain, runoff, options, drains, Structures.NONE);
  }

  /**
   * A model with culverts and basins.
   *
   * @param drains pumps and drains at single places
   * @param structures culverts, drains and pumps with an invert, and basins
   * @throws IllegalArgumentException if the matrix was built for another number of sinks or a drain
   *     or structure stands outside the terrain
   */
  public FloodModel(
      TerrainModel terrain,
      RunoffMatrix runoff,
      FloodOptions options,
      List<PointDrain> drains,
      Structures structures) {
    this(terrain, runoff, options, drains, structures, null);
  }

  private FloodModel(
      TerrainModel terrain,
      RunoffMatrix runoff,
      FloodOptions options,
      List<PointDrain> drains,
      Structures structures,
      @Nullable FloodModel same) {
    if (runoff.leafCount() != terrain.hierarchy().leafCount()) {
      throw new IllegalArgumentException(
          "Runoff matrix of "
              + runoff.leafCount()
              + " sinks for a terrain of "
              + terrain.hierarchy().leafCount()
              + ". Maybe it was built from another terrain.");
    }
    this.terrain = terrain;
    this.runoff = runoff;
    this.options = options;
    this.drains = List.copyOf(drains);
    this.structures = structures;
    for (PointDrain drain : drains) {
      requireInside("Drain", drain.id(), drain.cell());
    }
    for (FlowLink link : structures.links()) {
      requireInside("Inlet of link", link.id(), link.fromCell());
      requireInside("Outlet of link", link.id(), Math.max(0, link.toCell()));
    }
    for (RetentionBasin basin : structures.basins()) {
      requireInside("Inlet of basin", basin.id(), basin.inletCell());
      requireInside("Outlet of basin", basin.id(), Math.max(0, basin.toCell()));
    }
    this.spillNet =
        same != null && same.options.weirs() == options.weirs()
            ? same.spillNet
            : new SpillNet(terrain, runoff, options.weirs());
    this.leafSewers = same == null ? new LeafSewers(runoff, spillNet.forest) : same.leafSewers;
  }

  private void requireInside(String what, String id, int cell) {
    if (cell < 0 || cell >= terrain.geometry().cells()) {
      throw new IllegalArgumentException(
          what + " (" + id + ") stands on cell (" + cell + ") outside the terrain.");
    }
  }

  /** The same terrain and runoff with other settings. */
  public FloodModel withOptions(FloodOptions other) {
    return new FloodModel(terrain, runoff, other, drains, structures, this);
  }

  /** The same terrain and runoff with other structures, such as with culverts blocked. */
  public FloodModel withStructures(Structures other) {
    return new FloodModel(terrain, runoff, options, drains, other, this);
  }

  /** Culverts, pumps, basins. */
  public Structures structures() {
    return structures;
  }

  /** The terrain. */
  public TerrainModel terrain() {
    return terrain;
  }

  /** Whose rain reaches which sink. */
  public RunoffMatrix runoff() {
    return runoff;
  }

  /** The settings. */
  public FloodOptions options() {
    return options;
  }

  /** The pumps and drains. */
  public List<PointDrain> drains() {
    return drains;
  }

  /** Made at the first call, O(cells), and kept. */
  synchronized CompetingSills competingSills() {
    CompetingSills made = competingSills;
    if (made == null) {
      made = new CompetingSills(terrain, spillNet);
      competingSills = made;
    }
    return made;
  }

  SpillNet spillNet() {
    return spillNet;
  }

  LeafSewers leafSewers() {
    return leafSewers;
  }

  /** No water anywhere, soil and hollows as the surface classes say. */
  public FloodState dry(Instant time) {
    return start(time, AntecedentRain.NONE);
  }

  /** No water anywhere, soil and hollows as the rain before left them. */
  public FloodState start(Instant time, AntecedentRain before) {
    return FloodState.dry(this, time, before.losses(runoff));
  }

  /** Takes a stepper that is idle, or makes one: its scratch space is larger than a state. */
  FloodStepper takeStepper() {
    FloodStepper kept = idle.getAndSet(null);
    return kept == null ? new FloodStepper(this) : kept;
  }

  /** Gives a stepper back for the next who wants one. */
  void giveBack(FloodStepper stepper) {
    idle.set(stepper);
  }

  /** Carries a state over the members of a rain forecast on one thread. */
  public FloodForecast forecast(FloodState state, RainForecast rain) {
    return forecast(state, rain, 1);
  }

  /**
   * Carries a state over the members of a rain forecast.
   *
   * <p>Frames that end at or before the state's time are left out, so that a forecast issued a
   * little earlier still fits. The result is the same for any number of threads.
   *
   * @param threads threads to use, closed again before this returns
   * @throws IllegalArgumentException if no frame lies ahead of the state or a frame straddles its
   *     time
   */
  public FloodForecast forecast(FloodState state, RainForecast rain, int threads) {
    return new ForecastRun(this, state, rain).run(threads);
  }
}
