package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.freshet.rain.CellWindow;
import org.freshet.rain.ContingencyTable;
import org.freshet.rain.EnsembleSpread;
import org.freshet.rain.MotionField;
import org.freshet.rain.Nowcast;
import org.freshet.rain.NowcastOptions;
import org.freshet.rain.RainFrame;
import org.freshet.rain.ReliabilityTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Skill against Eulerian persistence (the newest frame stays where it is) on the sequences there
 * are. Writes the tables of docs/validation-rain.md to target/nowcast-skill.
 */
class NowcastSkillTest {
  private static final int HISTORY = 4;

  /** Frames to forecast from; a stride above 1 leaves start times out, to save the build time. */
  private record Sequence(
      String name, List<RainFrame> frames, int rows, int cols, double cell_m, int stride) {
    CellWindow all() {
      return CellWindow.whole(rows, cols);
    }

    double hours() {
      return frames.get(0).duration().toSeconds() / 3600.0;
    }
  }

  private static Path data(String name) {
    Path file = Path.of(System.getProperty("freshet.data", "../../shared/data")).resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), "skipped: " + name + " of the public test data is not there");
    return file;
  }

  /** The OpenMRG radar over Gothenburg: 2 km, 5 min, 19 fields of rain rate in 0.01 mm/h. */
  private static Sequence gothenburg() {
    Path file = data("gauges/gothenburg-openmrg/openMRG_example_rad_20150827_90minutes.nc");
    List<RainFrame> frames = new ArrayList<>();
    try (HdfFile hdf = new HdfFile(file)) {
      int[] rates = (int[]) hdf.getDatasetByPath("/rainfall").getDataFlat();
      int[] times = (int[]) hdf.getDatasetByPath("/time").getDataFlat();
      int cells = rates.length / times.length;
      for (int t = 0; t < times.length; t++) {
        float[] rain_mm = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
          int rate = rates[t * cells + cell];
          rain_mm[cell] = rate < 0 ? Float.NaN : rate * 0.01f / 12;
        }
        Instant end = Instant.ofEpochSecond(times[t]);
        frames.add(new RainFrame(end.minus(Duration.ofMinutes(5)), end, rain_mm, "gothenburg"));
      }
    }
    return new Sequence("Gothenburg radar 2015-08-27", frames, 48, 37, 2_000, 1);
  }

  private static Sequence composites(String name, Path folder, CellWindow cells, int stride)
      throws RadolanException {
    List<RainFrame> frames = new ArrayList<>();
    for (RadolanFolder.Entry entry : RadolanFolder.scan(folder).entries()) {
      RadolanFrame frame = RadolanReader.read(entry.file());
      RadolanGrid grid = frame.grid().orElseThrow();
      RadolanWindow window =
          new RadolanWindow(grid, cells.row0(), cells.col0(), cells.rows(), cells.cols());
      frames.add(window.cut(frame, "radar"));
    }
    return new Sequence(name, frames, cells.rows(), cells.cols(), RadolanGrid.CELL_M, stride);
  }

  private static NowcastOptions options(Sequence sequence, int leads) {
    return new NowcastOptions(leads, 20, 1, sequence.cell_m(), 1, EnsembleSpread.defaults());
  }

  private static Nowcast nowcast(Sequence sequence, int newest, int leads) {
    List<RainFrame> recent = sequence.frames().subList(newest - HISTORY + 1, newest + 1);
    return Nowcast.from(recent, sequence.rows(), sequence.cols(), options(sequence, leads));
  }

  /** {@code [threshold][ours, persistence][lead]}, over the cells our nowcast knows. */
  private static ContingencyTable[][][] skill(Sequence sequence, int leads, double... thresholds) {
    ContingencyTable[][][] tables = new ContingencyTable[thresholds.length][2][leads];
    for (int i = 0; i < thresholds.length; i++) {
      for (int lead = 0; lead < leads; lead++) {
        tables[i][0][lead] = new ContingencyTable(thresholds[i] * sequence.hours());
        tables[i][1][lead] = new ContingencyTable(thresholds[i] * sequence.hours());
      }
    }
    for (int newest = HISTORY - 1;
        newest + 1 < sequence.frames().size();
        newest += sequence.stride()) {
      List<RainFrame> forecast = nowcast(sequence, newest, leads).deterministic(sequence.all());
      for (int lead = 0; lead < leads && newest + 1 + lead < sequence.frames().size(); lead++) {
        float[] observed = sequence.frames().get(newest + 1 + lead).rain_mm();
        float[] ours = forecast.get(lead).rain_mm();
        float[] still = sequence.frames().get(newest).rain_mm().clone();
        for (int cell = 0; cell < still.length; cell++) {
          still[cell] = Float.isNaN(ours[cell]) ? Float.NaN : still[cell];
        }
        for (ContingencyTable[][] table : tables) {
          table[0][lead].add(ours, observed);
          table[1][lead].add(still, observed);
        }
      }
    }
    return tables;
  }

  private static void write(Sequence sequence, double[] thresholds_mm_h, ContingencyTable[][][] all)
      throws IOException {
    StringBuilder text = new StringBuilder("### " + sequence.name() + "\n\n");
    int leads = all[0][0].length;
    long step_min = sequence.frames().get(0).duration().toMinutes();
    text.append("| CSI |");
    for (int lead = 0; lead < leads; lead++) {
      text.append(' ').append((lead + 1) * step_min).append(" min |");
    }
    text.append("\n|---|").append("---|".repeat(leads)).append('\n');
    for (int i = 0; i < thresholds_mm_h.length; i++) {
      for (int who = 0; who < 2; who++) {
        text.append("| ").append(thresholds_mm_h[i]).append(" mm/h ");
        text.append(who == 0 ? "nowcast |" : "persistence |");
        for (int lead = 0; lead < leads; lead++) {
          text.append(String.format(Locale.ROOT, " %.3f |", all[i][who][lead].csi()));
        }
        text.append('\n');
      }
    }
    append(text.append('\n').toString(), sequence.name());
  }

  private static void append(String text, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "nowcast-skill"));
    Files.writeString(folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".md"), text);
  }

  private static ContingencyTable[][][] table(Sequence sequence, int leads, double... thresholds)
      throws IOException {
    ContingencyTable[][][] all = skill(sequence, leads, thresholds);
    write(sequence, thresholds, all);
    return all;
  }

  @Test
  void isAheadOfPersistenceAtEveryLeadInARealStorm() throws IOException {
    for (ContingencyTable[][] threshold : table(gothenburg(), 12, 0.1, 1, 5)) {
      for (int lead = 0; lead < 12; lead++) {
        assertThat(threshold[0][lead].csi()).isGreaterThan(threshold[1][lead].csi());
      }
    }
  }

  @Test
  void isAheadOfPersistenceAtEveryLeadInTheSampleStorm() throws IOException {
    Path radar =
        Path.of(System.getProperty("freshet.home", "..")).resolve("sample-data/sillbach/radar");
    Assumptions.assumeTrue(Files.exists(radar), "skipped: the sample area is not there");
    // 200 x 200 km around the town.
    Sequence storm =
        composites("Sample storm 2026-06-18", radar, new CellWindow(510, 430, 200, 200), 4);
    for (ContingencyTable[][] threshold : table(storm, 24, 0.1, 1, 5)) {
      for (int lead = 0; lead < 24; lead++) {
        assertThat(threshold[0][lead].csi()).isGreaterThan(threshold[1][lead].csi());
      }
    }
  }

  @Test
  void isAheadOfPersistenceAmongClutterAndInHourlySums() throws IOException {
    CellWindow national = CellWindow.whole(900, 900);
    Sequence specks = composites("RY 2020-01-01", data("radar/radolan-ry-20200101"), national, 1);
    Sequence hourly = composites("RW 2018-11-22", data("radar/radolan-rw-20181122"), national, 1);
    assertThat(nowcast(specks, 5, 1).motion().basis()).isEqualTo(MotionField.Basis.STILL);

    for (Sequence sequence : List.of(specks, hourly)) {
      ContingencyTable[][] tables = table(sequence, 4, 0.1)[0];
      for (int lead = 0; lead < 4; lead++) {
        assertThat(tables[0][lead].csi()).isGreaterThan(tables[1][lead].csi());
      }
    }
  }

  @Test
  void chancesOfTheEnsembleAreReliableInARealStorm() throws IOException {
    Sequence storm = gothenburg();
    StringBuilder text = new StringBuilder("### Reliability, 1 mm/h\n\n");
    text.append(
        "| lead | Brier skill | reliability | share seen when 0-3, 4-7, 8-12, 13-16, 17-20"
            + " of 20 members say so |\n|---|---|---|---|\n");
    for (int lead : new int[] {0, 2, 5}) {
      ReliabilityTable table = new ReliabilityTable(1 * storm.hours(), 20);
      for (int newest = HISTORY - 1; newest + 1 + lead < storm.frames().size(); newest++) {
        table.add(
            nowcast(storm, newest, lead + 1).ensemble(storm.all()),
            lead,
            storm.frames().get(newest + 1 + lead).rain_mm());
      }
      assertThat(table.brierSkill()).as("lead %d", lead).isGreaterThan(0.4);
      assertThat(table.reliability()).as("lead %d", lead).isLessThan(0.015);
      text.append(
          String.format(
              Locale.ROOT,
              "| %d min | %.2f | %.4f | %s |%n",
              5 * (lead + 1),
              table.brierSkill(),
              table.reliability(),
              shares(table)));
    }
    append(text.toString(), "Reliability");
  }

  private static String shares(ReliabilityTable table) {
    StringBuilder text = new StringBuilder();
    int[] from = {0, 4, 8, 13, 17, 21};
    for (int bin = 0; bin + 1 < from.length; bin++) {
      double events = 0;
      long forecasts = 0;
      for (int members = from[bin]; members < from[bin + 1]; members++) {
        long count = table.forecasts(members);
        forecasts += count;
        events += count == 0 ? 0 : count * table.observedShare(members);
      }
      text.append(String.format(Locale.ROOT, "%s%.2f", bin == 0 ? "" : ", ", events / forecasts));
    }
    return text.toString();
  }
}
