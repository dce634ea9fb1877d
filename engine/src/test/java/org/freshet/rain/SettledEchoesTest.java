package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettledEchoesTest {
  private static final Instant START = Instant.parse("2020-01-01T15:00:00Z");

  private static List<RainFrame> frames(String... pictures) {
    List<RainFrame> frames = new ArrayList<>();
    for (String picture : pictures) {
      String[] cells = picture.strip().split("\\s+");
      float[] rain_mm = new float[cells.length];
      for (int cell = 0; cell < cells.length; cell++) {
        rain_mm[cell] = cells[cell].equals("?") ? Float.NaN : Float.parseFloat(cells[cell]);
      }
      Instant start = START.plusSeconds(300L * frames.size());
      frames.add(new RainFrame(start, start.plusSeconds(300), rain_mm, "radar"));
    }
    return frames;
  }

  private static void settles(List<RainFrame> seen, String expected) {
    assertThat(SettledEchoes.of(seen, 3, 5).rain_mm()).isEqualTo(frames(expected).get(0).rain_mm());
  }

  @Test
  void dropsSpecksNobodySawBeforeAndKeepsThoseSeenTwice() {
    settles(
        frames(
            """
            0 0 0 0 2
            0 0 0 0 0
            0 0 0 0 0
            """,
            """
            0 0 0 0 0
            0 0 0 0 0
            3 0 0 0 0
            """,
            """
            1 1 0 0 4
            0 0 0 0 0
            3 0 0 5 0
            """),
        """
        0 0 0 0 4
        0 0 0 0 0
        3 0 0 0 0
        """);
  }

  @Test
  void believesALargerEchoAtFirstSight() {
    String young =
        """
        0 0 0 0 0
        0 9 9 0 0
        0 0 0 9 0
        """;
    String dry = "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0";
    settles(frames(dry, dry, young), young);
  }

  @Test
  void carriesOnWhatOnlyTheNewestFrameMissed() {
    settles(
        frames(
            "2 0 0 0 0 0 0 0 0 0 0 0 0 0 1",
            "1 0 1 0 0 0 0 0 0 0 0 0 0 0 1",
            "0 0 0 0 0 0 0 0 0 0 0 0 0 0 ?"),
        "1 0 0 0 0 0 0 0 0 0 0 0 0 0 ?");
  }

  @Test
  void leavesFramesAloneThatHaveNotTwoBeforeThem() {
    List<RainFrame> two = frames("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "0 0 0 5 0 0 0 0 0 0 0 0 0 0 0");
    assertThat(SettledEchoes.of(two, 3, 5)).isSameAs(two.get(1));
  }
}
