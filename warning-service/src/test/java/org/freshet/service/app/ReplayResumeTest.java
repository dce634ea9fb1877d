package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.freshet.progress.Progress;
import org.freshet.service.cycle.ReplayKeeper;
import org.freshet.service.publish.Site;
import org.freshet.service.publish.SiteFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayResumeTest {
  private static final Instant FROM = Instant.parse("2026-06-18T15:00:00Z");
  private static final Instant TO = Instant.parse("2026-06-18T15:50:00Z");
  private static final int MEMBERS = 3;

  @TempDir private Path folder;

  @Test
  void aReplayThatStoppedTwicePublishesTheSame() throws IOException {
    Site through = run(folder.resolve("a"), false, 100).site();
    Path kept = folder.resolve("b");
    run(kept, true, 5);
    truncateNewestState(kept);
    breakLastLine(kept);
    run(kept, true, 3);
    ReplayJob last = run(kept, true, 100);
    assertThat(last.run().replay().figures().balanceError()).isLessThan(1e-9);
    Site resumed = last.site();
    assertThat(resumed.files()).hasSameSizeAs(through.files());
    for (SiteFile file : through.files()) {
      if (!file.path().equals("summary.json") && !file.path().startsWith("account")) {
        SiteFile other = Objects.requireNonNull(resumed.file(file.path()), file.path());
        assertThat(other.content()).as(file.path()).isEqualTo(file.content());
      }
    }
    assertThat(last.run().replay().snapshots()).hasSize(10);
    try (Stream<Path> files = Files.list(kept)) {
      assertThat(files.filter(file -> file.toString().endsWith(".state"))).hasSize(2);
    }
  }

  @Test
  void anotherReplayIsNotTakenUp() throws IOException {
    run(folder, false, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReplayJob.prepare(
                    Defaults.sillbach(),
                    FROM,
                    TO,
                    MEMBERS,
                    folder.resolve("cache"),
                    new ReplayKeeper(folder, MEMBERS + 1, true),
                    Progress.NONE))
        .withMessageContaining("another replay");
  }

  private ReplayJob run(Path kept, boolean resume, int cycles) throws IOException {
    ReplayJob job =
        ReplayJob.prepare(
            Defaults.sillbach(),
            FROM,
            TO,
            MEMBERS,
            folder.resolve("cache"),
            new ReplayKeeper(kept, MEMBERS, resume),
            Progress.NONE);
    for (int i = 0; i < cycles && job.run().hasNext(); i++) {
      job.run().next();
    }
    return job;
  }

  private static void truncateNewestState(Path kept) throws IOException {
    try (Stream<Path> files = Files.list(kept)) {
      Path newest =
          files
              .filter(f -> f.toString().endsWith(".state"))
              .sorted()
              .reduce((a, b) -> b)
              .orElseThrow();
      byte[] whole = Files.readAllBytes(newest);
      Files.write(newest, java.util.Arrays.copyOf(whole, whole.length / 2));
    }
  }

  private static void breakLastLine(Path kept) throws IOException {
    Path journal = kept.resolve("journal.jsonl");
    List<String> lines = Files.readAllLines(journal);
    String last = lines.get(lines.size() - 1);
    Files.writeString(
        journal,
        String.join("\n", lines.subList(0, lines.size() - 1)) + "\n" + last.substring(0, 50));
  }
}
