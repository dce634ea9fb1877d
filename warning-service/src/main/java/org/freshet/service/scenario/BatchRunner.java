package org.freshet.service.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.freshet.dem.geotiff.GeoTiffOptions;
import org.freshet.dem.geotiff.GeoTiffWriter;
import org.freshet.progress.Progress;
import org.freshet.scenario.HazardScheme;
import org.freshet.service.geopackage.GeoPackageWriter;
import org.freshet.sink.TerrainModel;
import org.jspecify.annotations.Nullable;

/**
 * Works through a batch: scenarios on the same terrain together, so that it is analysed once and
 * one terrain is in memory at a time; several of them in parallel. What is finished with the same
 * input is left alone. The files do not depend on the number of threads.
 */
public final class BatchRunner {
  private static final int LONGEST_STOP_MIN = 10;

  private final BatchPlan plan;
  private final int threads;
  private final Progress progress;
  private @Nullable ScenarioSheet sheets;

  /**
   * A runner.
   *
   * @param threads scenarios at a time, and threads that analyse a terrain
   */
  public BatchRunner(BatchPlan plan, int threads, Progress progress) {
    this.plan = plan;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * What a run did.
   *
   * @param scenarios scenarios of the batch
   * @param computed computed in this run
   * @param reused found finished
   * @param terrains terrains analysed in this run
   */
  public record Outcome(int scenarios, int computed, int reused, int terrains) {}

  /**
   * Runs what is not finished and writes the comparison.
   *
   * @param out folder of the batch
   * @throws IOException if a file cannot be written; what is finished stays
   */
  public Outcome run(Path out) throws IOException {
    try (BatchFolder folder = BatchFolder.open(out)) {
      Map<PlannedScenario.TerrainKey, List<PlannedScenario>> open = new LinkedHashMap<>();
      int reused = 0;
      for (PlannedScenario scenario : plan.scenarios()) {
        if (folder.isFinished(scenario)) {
          reused++;
        } else {
          open.computeIfAbsent(scenario.terrain(), key -> new ArrayList<>()).add(scenario);
        }
      }
      int group = 0;
      BatchTerrains terrains = new BatchTerrains(plan, threads, progress);
      for (var entry : open.entrySet()) {
        String name = "scenarios " + ++group + "/" + open.size();
        TerrainModel model = terrains.of(entry.getKey(), group < open.size());
        TerrainGroup terrain = new TerrainGroup(plan, model, threads, progress);
        progress.begin(name, entry.getValue().size());
        runAll(folder, terrain, entry.getValue());
      }
      progress.begin("comparison", 0);
      new Comparison(plan, folder).write(sheets());
      return new Outcome(plan.size(), plan.size() - reused, reused, open.size());
    }
  }

  private void runAll(BatchFolder folder, TerrainGroup terrain, List<PlannedScenario> scenarios)
      throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (PlannedScenario scenario : scenarios) {
        Callable<Void> task =
            () -> {
              run(folder, terrain, scenario);
              progress.advance(1);
              return null;
            };
        running.add(pool.submit(task));
      }
      for (Future<Void> one : running) {
        await(one);
      }
    } finally {
      stop(pool);
    }
  }

  /** After a failure the others stop too, and clear away what they had begun. */
  private static void stop(ExecutorService pool) throws IOException {
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(LONGEST_STOP_MIN, TimeUnit.MINUTES)) {
        throw new IOException("A scenario does not stop. Maybe its disk does not answer.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Future<Void> one) throws IOException {
    try {
      one.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException io) {
        throw io;
      }
      if (cause instanceof RuntimeException wrong) {
        throw wrong;
      }
      if (cause instanceof Error fatal) {
        throw fatal;
      }
      throw new IOException(String.valueOf(cause), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The batch was interrupted. Maybe run it again: it goes on.", e);
    }
  }

  private void run(BatchFolder folder, TerrainGroup terrain, PlannedScenario scenario)
      throws IOException {
    ScenarioResult result = new ScenarioResult(plan, terrain, scenario);
    folder.write(scenario.id(), part -> write(part, result));
  }

  private void write(Path part, ScenarioResult result) throws IOException {
    GeoTiffOptions options = GeoTiffOptions.defaults().withThreads(1);
    GeoTiffWriter.write(part.resolve("depth.tif"), result.depth_m(), options);
    GeoTiffWriter.write(
        part.resolve("hazard-class.tif"),
        result.classes(),
        options.withNodata((double) HazardScheme.NODATA));
    int epsg = plan.town().area().mapping().crs().epsg();
    new GeoPackageWriter(epsg, StormMaker.START)
        .write(part.resolve("results.gpkg"), new ScenarioLayers(plan, result).all());
    sheets().write(part, result);
    ScenarioSummary.write(part, plan, result);
  }

  private synchronized ScenarioSheet sheets() {
    ScenarioSheet known = sheets;
    if (known == null) {
      known = new ScenarioSheet(plan);
      sheets = known;
    }
    return known;
  }
}
