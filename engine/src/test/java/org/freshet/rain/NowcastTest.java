package org.freshet.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NowcastTest {
  private static final Instant START = Instant.parse("2026-06-18T15:00:00Z");
  private static final int ROWS = 120;
  private static final int COLS = 140;
  private static final CellWindow ALL = CellWindow.whole(ROWS, COLS);
  private final NowcastOptions options = NowcastOptions.defaults().withSize(12, 20);

  private static RainFrame frame(int number, float[] rain_mm) {
    Instant start = START.plusSeconds(300L * number);
    return new RainFrame(start, start.plusSeconds(300), rain_mm, "radar");
  }

  /** Cells of rain that keep their shape and move by (down, right) cells per frame. */
  private static float[] storm(double time, double down, double right) {
    Random random = new Random(42);
    float[] rain_mm = new float[ROWS * COLS];
    for (int cell = 0; cell < 25; cell++) {
      double row = 10 + random.nextInt(ROWS - 20) + time * down;
      double col = 10 + random.nextInt(COLS - 20) + time * right;
      double size = 2 + 4 * random.nextDouble();
      double peak_mm = 0.5 + 5 * random.nextDouble();
      add(rain_mm, row, col, size, peak_mm);
    }
    return rain_mm;
  }

  private static void add(float[] rain_mm, double row, double col, double size, double peak_mm) {
    for (int i = 0; i < rain_mm.length; i++) {
      int inRow = i / COLS;
      double dr = (inRow - row) / size;
      double dc = (i % COLS - col) / size;
      double value = peak_mm * Math.exp(-(dr * dr + dc * dc));
      rain_mm[i] += value > 0.01 ? (float) value : 0;
    }
  }

  private static List<RainFrame> frames(int count, double down, double right) {
    List<RainFrame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(frame(i, storm(i, down, right)));
    }
    return frames;
  }

  @Test
  void seesTheMotionOfAMovingStorm() {
    double[][] motions = {{0.7, 2.3}, {-4.4, 3.1}, {6.5, -7.2}, {0, 5}, {-0.4, -0.3}};
    for (double[] truth : motions) {
      Nowcast nowcast = Nowcast.from(frames(3, truth[0], truth[1]), ROWS, COLS, options);
      assertThat(nowcast.motion().basis()).isEqualTo(MotionField.Basis.SEEN);
      assertThat(nowcast.motion().down_cells(60, 70)).isCloseTo(truth[0], within(0.25));
      assertThat(nowcast.motion().right_cells(60, 70)).isCloseTo(truth[1], within(0.25));
    }
  }

  @Test
  void beatsPersistenceAtEveryLeadWhenTheStormMoves() {
    double down = -1.6;
    double right = 2.4;
    List<RainFrame> seen = frames(3, down, right);
    List<RainFrame> forecast = Nowcast.from(seen, ROWS, COLS, options).deterministic(ALL);
    for (int step = 0; step < forecast.size(); step++) {
      float[] truth = storm(3 + step, down, right);
      ContingencyTable ours = new ContingencyTable(0.1);
      ContingencyTable still = new ContingencyTable(0.1);
      ours.add(forecast.get(step).rain_mm(), truth);
      still.add(seen.get(2).rain_mm(), truth);
      assertThat(ours.csi()).as("step %d", step).isGreaterThan(still.csi()).isGreaterThan(0.75);
    }
  }

  @Test
  void foreseesRainThatIsStillOutsideTheOutputWindow() {
    List<RainFrame> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      float[] rain_mm = new float[ROWS * COLS];
      add(rain_mm, 60, 30 + 3 * i, 5, 8);
      seen.add(frame(i, rain_mm));
    }
    CellWindow town = new CellWindow(57, 66, 6, 6);
    List<RainFrame> forecast = Nowcast.from(seen, ROWS, COLS, options).deterministic(town);
    assertThat(seen.get(2).rain_mm(60 * COLS + 69)).isZero();
    assertThat(forecast.get(0).rain_mm(21)).isZero();
    // From column 36 at 3 columns per step the core reaches column 69 at the eleventh step.
    assertThat(forecast.get(10).rain_mm(21)).isGreaterThan(6f);
    assertThat(forecast.get(10).start()).isEqualTo(START.plus(Duration.ofMinutes(15 + 50)));
  }

  @Test
  void followsRotation() {
    List<RainFrame> seen = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seen.add(frame(i, rotated(i)));
    }
    float[] truth = rotated(9);
    float[] forecast = Nowcast.from(seen, ROWS, COLS, options).deterministic(ALL).get(5).rain_mm();
    ContingencyTable ours = new ContingencyTable(0.1);
    ours.add(forecast, truth);
    ContingencyTable still = new ContingencyTable(0.1);
    still.add(seen.get(3).rain_mm(), truth);
    assertThat(ours.csi()).isGreaterThan(0.6).isGreaterThan(2 * still.csi());
  }

  private static float[] rotated(double time) {
    Random random = new Random(5);
    float[] rain_mm = new float[ROWS * COLS];
    for (int cell = 0; cell < 30; cell++) {
      double radius = 10 + 45 * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble() + 0.05 * time;
      double size = 3 + 3 * random.nextDouble();
      add(rain_mm, 60 + radius * Math.sin(angle), 70 + radius * Math.cos(angle), size, 3);
    }
    return rain_mm;
  }

  @Test
  void staysStillWithoutRainOrWithASingleFrame() {
    float[] dry = new float[ROWS * COLS];
    Nowcast noRain = Nowcast.from(List.of(frame(0, dry), frame(1, dry)), ROWS, COLS, options);
    assertThat(noRain.motion().basis()).isEqualTo(MotionField.Basis.TOO_LITTLE_RAIN);
    for (RainFrame forecast : noRain.deterministic(ALL)) {
      assertThat(forecast.rain_mm()).containsOnly(0f);
    }
    Nowcast alone = Nowcast.from(frames(1, 0, 0), ROWS, COLS, options);
    assertThat(alone.deterministic(ALL).get(11).rain_mm()).isEqualTo(storm(0, 0, 0));
  }

  @Test
  void isNotMisledBySpecksThatStandStill() {
    List<RainFrame> seen = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 3; i++) {
      float[] rain_mm = new float[ROWS * COLS];
      Random places = new Random(11);
      for (int speck = 0; speck < 60; speck++) {
        rain_mm[places.nextInt(rain_mm.length)] = 0.5f + 3 * random.nextFloat();
      }
      seen.add(frame(i, rain_mm));
    }
    Nowcast nowcast = Nowcast.from(seen, ROWS, COLS, options);
    assertThat(nowcast.motion().down_cells(60, 70)).isCloseTo(0, within(0.05));
    assertThat(nowcast.motion().right_cells(60, 70)).isCloseTo(0, within(0.05));
  }

  @Test
  void bridgesAMissingFrame() {
    List<RainFrame> all = frames(4, 2, -3);
    List<RainFrame> seen = List.of(all.get(0), all.get(1), all.get(3));
    MotionField motion = Nowcast.from(seen, ROWS, COLS, options).motion();
    assertThat(motion.down_cells(60, 70)).isCloseTo(2, within(0.2));
    assertThat(motion.right_cells(60, 70)).isCloseTo(-3, within(0.2));
  }

  @Test
  void carriesTheLastKnownFrameOnWhenTheNewestIsMissing() {
    List<RainFrame> seen = frames(3, 1, 2);
    RainFrame missing =
        RainFrame.unknown(
            seen.get(2).end(), seen.get(2).end().plusSeconds(300), ROWS * COLS, "radar");
    Nowcast punctual = Nowcast.from(seen, ROWS, COLS, options);
    Nowcast late =
        Nowcast.from(List.of(seen.get(0), seen.get(1), seen.get(2), missing), ROWS, COLS, options);
    assertThat(late.age()).isEqualTo(Duration.ofMinutes(5));
    assertThat(punctual.age()).isZero();
    assertThat(late.issued()).isEqualTo(missing.end());
    RainFrame wanted = punctual.deterministic(ALL).get(4);
    RainFrame got = late.deterministic(ALL).get(3);
    assertThat(got.end()).isEqualTo(wanted.end());
    assertThat(got.rain_mm()).isEqualTo(wanted.rain_mm());
    assertThat(late.ensemble(ALL).age()).isEqualTo(Duration.ofMinutes(5));
    assertThat(late.ensemble(ALL).frame(7, 3).rain_mm())
        .isEqualTo(punctual.ensemble(ALL).frame(7, 4).rain_mm());
  }

  @Test
  void unknownCellsStayUnknownAndSpreadNowhereElse() {
    List<RainFrame> seen = frames(3, 0, 2);
    float[] holes = seen.get(2).rain_mm().clone();
    for (int i = 0; i < holes.length; i++) {
      boolean unknown = i % COLS > 100;
      holes[i] = unknown ? Float.NaN : holes[i];
    }
    List<RainFrame> recent = List.of(seen.get(0), seen.get(1), frame(2, holes));
    Nowcast nowcast = Nowcast.from(recent, ROWS, COLS, options);
    float[] forecast = nowcast.deterministic(ALL).get(4).rain_mm();
    for (int row = 20; row < 100; row++) {
      assertThat(forecast[row * COLS + 60]).isNotNaN();
      assertThat(forecast[row * COLS + 130]).isNaN();
      // West of the window nothing was seen.
      assertThat(forecast[row * COLS]).isNaN();
    }
  }

  @Test
  void nothingKnownGivesNothingKnown() {
    RainFrame unknown = RainFrame.unknown(START, START.plusSeconds(300), ROWS * COLS, "radar");
    RainForecast forecast = Nowcast.from(List.of(unknown), ROWS, COLS, options).ensemble(ALL);
    assertThat(forecast.frame(3, 5).unknownCells()).isEqualTo(ROWS * COLS);
  }

  @Test
  void leavesOutFramesOfAnotherLengthOrOutOfOrder() {
    List<RainFrame> good = frames(2, 1, 1);
    RainFrame hourly = new RainFrame(START.minusSeconds(3600), START, new float[ROWS * COLS], "h");
    List<RainFrame> recent = List.of(hourly, good.get(0), good.get(0), good.get(1));
    assertThat(Nowcast.from(recent, ROWS, COLS, options).framesUsed()).isEqualTo(2);
    assertThatThrownBy(() -> Nowcast.from(List.of(), ROWS, COLS, options))
        .hasMessageContaining("without a single frame");
    assertThatThrownBy(() -> Nowcast.from(good, ROWS, COLS + 1, options))
        .hasMessageContaining("does not fit");
  }

  @Test
  void worksOnWindowsOfAFewCells() {
    for (int size : new int[] {1, 2, 5, 9, 17}) {
      float[] rain_mm = new float[size * size];
      Arrays.fill(rain_mm, 1f);
      List<RainFrame> recent = List.of(frame(0, rain_mm), frame(1, rain_mm));
      Nowcast nowcast = Nowcast.from(recent, size, size, options);
      assertThat(nowcast.deterministic(CellWindow.whole(size, size)).get(3).rain_mm())
          .containsOnly(1f);
    }
  }

  @Test
  void membersStrayMoreAndMoreAndKeepTheRainOnAverage() {
    // Intensity alone: a shifted member has other rain at a place, so its mean says nothing there.
    EnsembleSpread spreadOfIntensity = new EnsembleSpread(0, 0.5, 20, 0.5, 60);
    NowcastOptions unshifted = new NowcastOptions(12, 60, 1, 1_000, 1, spreadOfIntensity);
    Nowcast nowcast = Nowcast.from(frames(3, 0.5, 1), ROWS, COLS, unshifted);
    RainForecast forecast = nowcast.ensemble(ALL);
    List<RainFrame> middle = nowcast.deterministic(ALL);
    assertThat(forecast.memberCount()).isEqualTo(60);
    double before = 0;
    for (int step : new int[] {0, 5, 11}) {
      double spread = 0;
      double mean = 0;
      double wanted = 0;
      for (int cell = 0; cell < ROWS * COLS; cell += 7) {
        double sum = 0;
        double squares = 0;
        int known = 0;
        for (int member = 0; member < 60; member++) {
          float value = forecast.frame(member, step).rain_mm(cell);
          if (!Float.isNaN(value)) {
            known++;
            sum += value;
            squares += value * value;
          }
        }
        float control = middle.get(step).rain_mm(cell);
        if (known == 60 && !Float.isNaN(control)) {
          mean += sum / known;
          wanted += control;
          spread += Math.sqrt(Math.max(0, squares / known - sum / known * sum / known));
        }
      }
      assertThat(spread / wanted).as("step %d", step).isGreaterThan(before);
      before = spread / wanted;
      assertThat(mean).as("step %d", step).isCloseTo(wanted, within(0.1 * wanted));
    }
  }

  @Test
  void membersShiftFurtherApartWithLead() {
    RainForecast forecast = Nowcast.from(frames(3, 1, 2), ROWS, COLS, options).ensemble(ALL);
    double before = 0;
    for (int step : new int[] {0, 2, 5}) {
      double difference = 0;
      int known = 0;
      for (int member = 1; member < forecast.memberCount(); member++) {
        for (int cell = 0; cell < ROWS * COLS; cell++) {
          float a = forecast.frame(0, step).rain_mm(cell);
          float b = forecast.frame(member, step).rain_mm(cell);
          if (!Float.isNaN(a - b)) {
            difference += Math.abs(a - b);
            known++;
          }
        }
      }
      assertThat(difference / known).as("step %d", step).isGreaterThan(before);
      before = difference / known;
    }
  }

  @Test
  void membersDoNotDependOnThreadsOrOutputWindow() {
    List<RainFrame> seen = frames(3, -1, 2);
    Nowcast one = Nowcast.from(seen, ROWS, COLS, options);
    Nowcast three = Nowcast.from(seen, ROWS, COLS, options.withThreads(3));
    CellWindow part = new CellWindow(40, 50, 8, 9);
    RainForecast whole = one.ensemble(ALL);
    RainForecast cut = three.ensemble(part);
    for (int member = 0; member < 20; member++) {
      for (int step = 0; step < 12; step++) {
        for (int cell = 0; cell < part.cells(); cell++) {
          int inWhole = (40 + cell / 9) * COLS + 50 + cell % 9;
          assertThat(cut.frame(member, step).rain_mm(cell))
              .isEqualTo(whole.frame(member, step).rain_mm(inWhole));
        }
      }
    }
  }

  @Test
  void followsThePatternOfHourlySumsAsAWhole() {
    List<RainFrame> seen = new ArrayList<>();
    for (int hour = 0; hour < 4; hour++) {
      seen.add(hour(hour));
    }
    NowcastOptions hourly = NowcastOptions.defaults().withSize(2, 1);
    Nowcast nowcast = Nowcast.from(seen, ROWS, COLS, hourly);
    assertThat(nowcast.motion().basis()).isEqualTo(MotionField.Basis.SHIFTED);
    assertThat(nowcast.motion().meanDown_cells()).isEqualTo(-8);
    assertThat(nowcast.motion().meanRight_cells()).isEqualTo(16);
  }

  /** An hour's sum of a storm that moves on by 8 rows north and 16 columns east in that time. */
  private static RainFrame hour(int number) {
    float[] sum_mm = new float[ROWS * COLS];
    for (int part = 0; part < 12; part++) {
      double time = number + part / 12.0;
      float[] rain_mm = storm(time, -8, 16);
      for (int cell = 0; cell < sum_mm.length; cell++) {
        sum_mm[cell] += rain_mm[cell] / 12;
      }
    }
    Instant start = START.plus(Duration.ofHours(number));
    return new RainFrame(start, start.plus(Duration.ofHours(1)), sum_mm, "radar");
  }

  @Test
  void doesNotMoveHourlySumsThatNoShiftExplains() {
    List<RainFrame> seen = new ArrayList<>();
    Random random = new Random(17);
    for (int hour = 0; hour < 4; hour++) {
      float[] rain_mm = new float[ROWS * COLS];
      for (int echo = 0; echo < 400; echo++) {
        rain_mm[random.nextInt(rain_mm.length)] = 0.1f + random.nextFloat();
      }
      // What comes again in the same place outweighs every chance likeness elsewhere.
      for (int cell = 0; cell < 3_000; cell += 30) {
        rain_mm[cell] = 2;
      }
      Instant start = START.plus(Duration.ofHours(hour));
      seen.add(new RainFrame(start, start.plus(Duration.ofHours(1)), rain_mm, "radar"));
    }
    Nowcast nowcast = Nowcast.from(seen, ROWS, COLS, options);
    assertThat(nowcast.motion().basis()).isEqualTo(MotionField.Basis.FRAMES_TOO_LONG);
    assertThat(nowcast.deterministic(ALL).get(0).rain_mm()).isEqualTo(seen.get(3).rain_mm());
  }
}
