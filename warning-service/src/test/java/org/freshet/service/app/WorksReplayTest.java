package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.freshet.progress.Progress;
import org.freshet.service.cycle.ReplayKeeper;
import org.freshet.service.publish.GroundChange;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.freshet.service.publish.Snapshot;
import org.freshet.service.publish.WetStreet;
import org.freshet.service.publish.WorkState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample town's storm with a barrier around an underpass and a building pit in a field. */
class WorksReplayTest {
  private static final Instant FROM = Instant.parse("2026-06-18T15:30:00Z");
  private static final Instant TO = Instant.parse("2026-06-18T16:25:00Z");
  private static final String UNDERPASS = "Erfurter Straße";

  private static final String RING =
      "[[9.96672,50.92320],[9.96851,50.92320],[9.96851,50.92348],[9.96672,50.92348],"
          + "[9.96672,50.92320]]";
  private static final String PIT =
      "[[[9.9562,50.9123],[9.9570,50.9123],[9.9570,50.9128],[9.9562,50.9128],[9.9562,50.9123]]]";

  @TempDir private Path folder;
  private Path area = Path.of(".");

  @BeforeEach
  void aTownWithWorks() throws IOException {
    area = folder.resolve("town");
    SampleTown.copyTo(area);
    Path file = area.resolve("area.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("  sewers: sewers", "  works: works.geojson\n  sewers: sewers"));
    write(barrier("2026-06-18T15:42:00Z", "2026-06-18T16:18:00Z") + "," + pit());
  }

  private void write(String features) throws IOException {
    Files.writeString(
        area.resolve("works.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
  }

  private static String barrier(String from, String until) {
    return feature(
        "\"id\":\"ring\",\"kind\":\"barrier\",\"height_m\":3,\"note\":\"Dammbalken\",\"from\":\""
            + from
            + "\",\"until\":\""
            + until
            + "\"",
        "LineString",
        RING);
  }

  private static String pit() {
    return feature(
        "\"id\":\"dig\",\"kind\":\"pit\",\"depth_m\":2.5,\"from\":\"2026-06-18T15:55:00Z\"",
        "Polygon",
        PIT);
  }

  private static String feature(String properties, String type, String coordinates) {
    return "{\"type\":\"Feature\",\"properties\":{"
        + properties
        + "},\"geometry\":{\"type\":\""
        + type
        + "\",\"coordinates\":"
        + coordinates
        + "}}";
  }

  private ReplayJob run(Path kept, boolean resume, int cycles) throws IOException {
    ReplayJob job =
        ReplayJob.prepare(
            area,
            FROM,
            TO,
            2,
            folder.resolve("cache"),
            new ReplayKeeper(kept, 2, resume),
            Progress.NONE);
    for (int i = 0; i < cycles && job.run().hasNext(); i++) {
      job.run().next();
    }
    return job;
  }

  private static Snapshot at(ReplayJob job, String hhmm) {
    Instant time = Instant.parse("2026-06-18T" + hhmm + ":00Z");
    return job.run().replay().snapshots().stream()
        .filter(one -> one.time().equals(time))
        .findFirst()
        .orElseThrow();
  }

  private static double deepest(ReplayJob job, Snapshot snapshot) {
    double deepest_m = 0;
    for (WetStreet wet : snapshot.streets()) {
      boolean there =
          job.run().replay().map().streets().stream()
              .anyMatch(one -> one.edge() == wet.edge() && one.name().equals(UNDERPASS));
      deepest_m = there ? Math.max(deepest_m, wet.depth_m()) : deepest_m;
    }
    return deepest_m;
  }

  @Test
  void aBarrierKeepsAnUnderpassPassableAndAPitFills() throws IOException {
    ReplayJob with = run(folder.resolve("with"), false, 100);
    assertThat(with.run().replay().figures().balanceError()).isLessThan(1e-9);
    Snapshot storm = at(with, "16:15");
    assertThat(storm.ground().works()).extracting(WorkState::id).containsExactly("dig", "ring");
    assertThat(deepest(with, storm)).isLessThan(0.4);
    assertThat(at(with, "15:40").ground().works()).isEmpty();
    assertThat(change(with, "15:45").begun()).containsExactly("ring");
    assertThat(change(with, "15:55").begun()).containsExactly("dig");
    assertThat(change(with, "16:20").ended()).containsExactly("ring");
    assertThat(water_m3(at(with, "15:55"))).isPositive();
    assertThat(water_m3(at(with, "16:20"))).isGreaterThan(5 * water_m3(at(with, "15:55")));
    // What stood outside the barrier runs in when it is gone.
    assertThat(deepest(with, at(with, "16:20"))).isGreaterThan(1);

    write("");
    ReplayJob without = run(folder.resolve("without"), false, 100);
    assertThat(at(without, "16:15").ground().works()).isEmpty();
    assertThat(deepest(without, at(without, "16:15"))).isGreaterThan(1.5);
  }

  @Test
  void aReplayThatStoppedWhileWorksStoodPublishesTheSame() throws IOException {
    Site through = run(folder.resolve("through"), false, 100).site();
    Path kept = folder.resolve("restarted");
    run(kept, false, 4);
    run(kept, true, 5);
    Site restarted = run(kept, true, 100).site();
    assertThat(restarted.files()).hasSameSizeAs(through.files());
    for (SiteFile file : through.files()) {
      if (!file.path().equals("summary.json") && !file.path().startsWith("account")) {
        SiteFile other = Objects.requireNonNull(restarted.file(file.path()), file.path());
        assertThat(other.content()).as(file.path()).isEqualTo(file.content());
      }
    }
    write(pit());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(kept, true, 1))
        .withMessageContaining("another replay");
  }

  private static GroundChange change(ReplayJob job, String hhmm) {
    return Objects.requireNonNull(at(job, hhmm).ground().change());
  }

  private static double water_m3(Snapshot snapshot) {
    return snapshot.ground().works().stream().mapToDouble(WorkState::water_m3).sum();
  }
}
