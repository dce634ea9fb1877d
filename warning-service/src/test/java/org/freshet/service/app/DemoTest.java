package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.freshet.progress.Progress;
import org.freshet.service.cycle.PacedReplay;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of the water from radar files to feeds, on the sample town and an hour of its storm. */
class DemoTest {
  private static final Instant FROM = Instant.parse("2026-06-18T14:40:00Z");
  private static final Instant TO = Instant.parse("2026-06-18T15:40:00Z");

  @TempDir private Path cache;

  private ReplayJob job() throws IOException {
    return ReplayJob.prepare(Defaults.sillbach(), FROM, TO, 4, cache, Progress.NONE);
  }

  private static String text(Site site, String path) {
    SiteFile file = Objects.requireNonNull(site.file(path), path);
    return new String(file.content(), StandardCharsets.UTF_8);
  }

  /** Times of running stages are the one thing that differs between two runs. */
  private static String withoutSeconds(String summary) {
    return summary.replaceAll("(?s)\"seconds\"\\s*:\\s*\\{[^}]*}", "");
  }

  @Test
  void theSameStormGivesTheSameFilesAtAnyPace() throws Exception {
    ReplayJob first = job();
    first.run().runAll(Progress.NONE);
    Site once = first.site();

    ReplayJob second = job();
    try (PacedReplay paced = new PacedReplay(second.run(), Duration.ofMillis(1), run -> {})) {
      paced.start().await();
    }
    Site live = second.site();

    for (SiteFile file : once.files()) {
      if (file.path().startsWith("page/") || file.path().endsWith("index.html")) {
        continue;
      }
      assertThat(withoutSeconds(text(live, file.path())))
          .as(file.path())
          .isEqualTo(withoutSeconds(text(once, file.path())));
    }
    assertThat(text(once, "account.txt")).contains("Sillbach");
    assertThat(once.files().stream().map(SiteFile::path))
        .anyMatch(path -> path.startsWith("feeds/cap/") && path.endsWith(".xml"))
        .contains("feeds/gtfs-rt/alerts.pb", "depth-map.png", "closures.geojson");
    tellsWhatCloggingWouldDo(once);
  }

  /** In the sinks for machines, in the warning for people, in its reasons; and in no headline. */
  private static void tellsWhatCloggingWouldDo(Site site) {
    assertThat(text(site, "sinks.geojson")).contains("\"ifBlocked\"", "\"culvert-erlenbach\"");
    List<String> alerts =
        site.files().stream()
            .map(SiteFile::path)
            .filter(path -> path.startsWith("feeds/cap/") && path.endsWith(".xml"))
            .map(path -> text(site, path))
            .toList();
    assertThat(alerts)
        .anyMatch(alert -> alert.contains("Bei Verstopfung von Durchlass Erlenbach"))
        .anyMatch(alert -> alert.contains("Should Durchlass Erlenbach"))
        .noneMatch(alert -> alert.contains("culvert-erlenbach"));
    assertThat(site.files().stream().map(SiteFile::path).filter(path -> path.endsWith("why.json")))
        .anyMatch(path -> text(site, path).contains("\"culvert-erlenbach\""));
  }
}
