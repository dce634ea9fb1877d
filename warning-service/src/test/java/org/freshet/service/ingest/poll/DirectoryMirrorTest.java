package org.freshet.service.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.freshet.service.ingest.poll.DirectoryMirror.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryMirrorTest {
  @TempDir private Path folder;

  private DirectoryMirror mirror(URI address, int newest, long most_bytes) {
    return new DirectoryMirror(
        address,
        folder,
        Pattern.compile("rv.*\\.gz"),
        newest,
        most_bytes,
        Duration.ofSeconds(10),
        new HttpFetcher(),
        file -> {
          if (!Files.readString(file).endsWith("!")) {
            throw new IOException(file + ": has no end.");
          }
        });
  }

  private List<String> here() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void fetchesEachFileOnceAndAsksForTheListWithItsValidator() throws Exception {
    try (FileServer server = new FileServer()) {
      server.put("/rv/rv01.gz", "one!");
      server.put("/rv/rv02.gz", "two!");
      server.put("/rv/readme.txt", "no!");
      DirectoryMirror mirror = mirror(server.uri("/rv/"), 100, 1000);
      assertThat(mirror.look().added()).containsExactly("rv01.gz", "rv02.gz");
      assertThat(mirror.look().added()).isEmpty();
      assertThat(here()).containsExactly("rv01.gz", "rv02.gz");
      assertThat(server.log())
          .containsExactly("/rv/ 200", "/rv/rv01.gz 200", "/rv/rv02.gz 200", "/rv/ 304");
      server.put("/rv/rv03.gz", "three!");
      assertThat(mirror.look().added()).containsExactly("rv03.gz");
    }
  }

  @Test
  void neverShowsHalfAFile() throws Exception {
    try (FileServer server = new FileServer()) {
      DirectoryMirror mirror = mirror(server.uri("/rv/"), 100, 1000);
      server.put("/rv/rv01.gz", "still being wri");
      Look look = mirror.look();
      assertThat(look.added()).isEmpty();
      assertThat(look.refused()).containsKey("rv01.gz");
      assertThat(here()).isEmpty();
      server.put("/rv/rv01.gz", "written!");
      server.cutShort(true);
      mirror.look();
      assertThat(here()).isEmpty();
      server.cutShort(false);
      assertThat(mirror.look().added()).containsExactly("rv01.gz");
      assertThat(folder.resolve("rv01.gz")).hasContent("written!");
    }
  }

  @Test
  void asksForTheLatestEveryTimeAndReplacesItWhole() throws Exception {
    try (FileServer server = new FileServer()) {
      DirectoryMirror mirror = mirror(server.uri("/rv/"), 100, 1000);
      server.put("/rv/rv_LATEST.gz", "old!");
      assertThat(mirror.look().added()).containsExactly("rv_LATEST.gz");
      assertThat(mirror.look().added()).isEmpty();
      server.put("/rv/rv_LATEST.gz", "new!");
      assertThat(mirror.look().added()).containsExactly("rv_LATEST.gz");
      assertThat(folder.resolve("rv_LATEST.gz")).hasContent("new!");
      assertThat(server.log()).contains("/rv/rv_LATEST.gz 304");
    }
  }

  @Test
  void keepsTheNewestAndRefusesWhatIsTooLong() throws Exception {
    try (FileServer server = new FileServer()) {
      for (int i = 10; i < 20; i++) {
        server.put("/rv/rv" + i + ".gz", "x!");
      }
      server.put("/rv/rv99.gz", "x".repeat(5000) + "!");
      DirectoryMirror mirror = mirror(server.uri("/rv/"), 3, 1000);
      Look look = mirror.look();
      assertThat(look.added()).containsExactly("rv18.gz", "rv19.gz");
      assertThat(look.refused().get("rv99.gz")).contains("1000 bytes");
      server.put("/rv/rv20.gz", "x!");
      server.put("/rv/rv21.gz", "x!");
      mirror.look();
      assertThat(here()).hasSize(3).contains("rv21.gz");
    }
  }

  @Test
  void aDeadServerIsAFailureThatGoesAway() throws Exception {
    FileServer server = new FileServer();
    DirectoryMirror mirror = mirror(server.uri("/rv/"), 3, 1000);
    server.close();
    assertThat(mirror.look().failure()).contains("Maybe");
  }

  @Test
  void takesNamesFromAnyListButNoneThatLeadsOut() {
    String html =
        """
        <A HREF='a.gz'>a</A> <a class="x" href="/open/rv/b.gz">b</a> <a href="./c%2B1.gz">c</a>
        <a href="../up.gz">u</a> <a href="/etc/passwd">p</a> <a href="sub/">s</a>
        <a href="https://evil.example/x.gz">e</a> <a href="%2e%2e%2fq.gz">q</a> <a href="?C=N">N</a>
        """;
    assertThat(
            DirectoryListing.names(
                URI.create("https://h.example/open/rv/"), html.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("a.gz", "b.gz", "c+1.gz");
  }
}
