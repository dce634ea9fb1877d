package org.freshet.service.ingest.pws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.freshet.gauge.QualityFlags;
import org.freshet.gauge.RainNetwork;
import org.freshet.gauge.RainQc;
import org.freshet.gauge.RainQcOptions;
import org.freshet.service.ingest.observation.Station;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Quality control on the private weather stations of Amsterdam, against the published rules for
 * faulty zeros and high influx written out apart, and against faults put in on purpose.
 */
class AmsterdamQualityTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("freshet.data", "data")).resolve("gauges/amsterdam-pws");
  private static final Instant FROM = Instant.parse("2016-06-01T00:00:00Z");
  private static final Instant TO =
      Instant.parse(System.getProperty("freshet.amsterdam.to", "2016-08-01T00:00:00Z"));

  private WideTable table = new WideTable(List.of(), List.of(), new float[0][], List.of());
  private RainNetwork network = new RainNetwork(List.of(), new double[0], new double[0], 0);

  @BeforeEach
  void readStations() throws IOException {
    Path data = FOLDER.resolve("AMS_dataset.zip");
    Assumptions.assumeTrue(
        Files.exists(data), "skipped: " + data + " of the public test data is not there");
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(data))) {
      zip.getNextEntry();
      table = WideTable.read(zip, "AMS_dataset.csv", FROM, TO);
    }
    try (InputStream in = Files.newInputStream(FOLDER.resolve("AMS_metadata.csv"))) {
      List<Station> stations = StationListReader.read(in, "AMS_metadata.csv").stations();
      network =
          RainNetwork.ofDegrees(
              table.stations(),
              stations.stream().mapToDouble(Station::lon_deg).toArray(),
              stations.stream().mapToDouble(Station::lat_deg).toArray(),
              10_000);
    }
  }

  private int[][] check(float[][] rain_mm) {
    return new RainQc(network, RainQcOptions.of(Duration.ofMinutes(5))).check(rain_mm);
  }

  @Test
  void agreesWithThePublishedRules() {
    int[][] flags = check(table.rain_mm());
    long[] zeros = new long[4];
    long[] influx = new long[4];
    long[] any = new long[4];
    for (int station = 0; station < network.size(); station++) {
      byte[][] published = PublishedRules.flags(table.rain_mm(), network, station);
      for (int time = 0; time < flags[station].length; time++) {
        if (Float.isNaN(table.rain_mm()[station][time]) || published[1][time] < 0) {
          continue;
        }
        int own = flags[station][time];
        boolean bad = (own & QualityFlags.BAD) != 0;
        count(zeros, (own & QualityFlags.NEIGHBOUR_LOW) != 0, published[0][time] > 0);
        count(influx, (own & QualityFlags.NEIGHBOUR_HIGH) != 0, published[1][time] > 0);
        count(any, bad, published[0][time] > 0 || published[1][time] > 0);
      }
    }
    System.out.println("Amsterdam " + FROM + " to " + TO + ": both, ours, published, neither");
    System.out.println("  faulty zeros " + Arrays.toString(zeros));
    System.out.println("  high influx  " + Arrays.toString(influx));
    System.out.println("  any flag     " + Arrays.toString(any));
    assertThat(zeros[0]).isGreaterThan(1000);
    assertThat(agreement(zeros)).isGreaterThan(0.99);
    assertThat(agreement(influx)).isGreaterThan(0.99);
  }

  private static void count(long[] table, boolean ours, boolean published) {
    table[(ours ? 0 : 2) + (published ? 0 : 1)]++;
  }

  /** Share of the values either flags that both flag; entries: both, ours, published, neither. */
  private static double agreement(long[] table) {
    return (double) table[0] / Math.max(1, table[0] + table[1] + table[2]);
  }

  @Test
  void findsFaultsPutInOnPurpose() {
    long seed = 42;
    Random random = new Random(seed);
    int[][] before = check(table.rain_mm());
    String[] names = {"spike 15 mm", "stuck 1.1 mm", "lump 12 mm after outage", "blocked 3 h"};
    int[] put = new int[4];
    int[] found = new int[4];
    for (int round = 0; round < 2000; round++) {
      int station = random.nextInt(network.size());
      int time = 110 + random.nextInt(table.times().size() - 220);
      int fault = round % 4;
      if (!usable(table.rain_mm()[station], before[station], time, fault)) {
        continue;
      }
      float[] kept = table.rain_mm()[station];
      table.rain_mm()[station] = kept.clone();
      int[] span = inject(table.rain_mm()[station], time, fault);
      int[] after = checkAbout(station, time);
      put[fault]++;
      boolean flagged = false;
      for (int at = span[0]; at <= span[1]; at++) {
        flagged |= (after[at - time + 100] & QualityFlags.BAD & ~QualityFlags.MISSING) != 0;
      }
      found[fault] += flagged ? 1 : 0;
      table.rain_mm()[station] = kept;
    }
    for (int fault = 0; fault < 4; fault++) {
      System.out.println(names[fault] + ": found " + found[fault] + " of " + put[fault]);
    }
    assertThat(found[0]).isEqualTo(put[0]);
    assertThat(found[1]).isEqualTo(put[1]);
    assertThat(found[2]).isEqualTo(put[2]);
    assertThat(share(before)).as("share of wet values flagged without faults").isLessThan(0.1);
  }

  /** Flags of one station, the network's last and next hundred intervals given. */
  private int[] checkAbout(int station, int time) {
    float[][] window = new float[network.size()][];
    for (int other = 0; other < window.length; other++) {
      window[other] = Arrays.copyOfRange(table.rain_mm()[other], time - 100, time + 100);
    }
    return check(window)[station];
  }

  private static boolean usable(float[] rain_mm, int[] flags, int time, int fault) {
    for (int at = time - 40; at < time + 40; at++) {
      if (Float.isNaN(rain_mm[at]) || (flags[at] & QualityFlags.BAD) != 0) {
        return false;
      }
    }
    int wet = 0;
    for (int at = time; at < time + 36; at++) {
      wet += rain_mm[at] > 0 ? 1 : 0;
    }
    boolean dry = rain_mm[time - 1] == 0 && rain_mm[time + 1] == 0;
    return fault == 3 ? wet > 12 : dry;
  }

  private static int[] inject(float[] rain_mm, int time, int fault) {
    switch (fault) {
      case 0 -> rain_mm[time] = 15;
      case 1 -> Arrays.fill(rain_mm, time, time + 12, 1.1f);
      case 2 -> {
        Arrays.fill(rain_mm, time - 12, time, Float.NaN);
        rain_mm[time] = 12;
        rain_mm[time + 1] = 0;
      }
      default -> Arrays.fill(rain_mm, time, time + 36, 0);
    }
    return new int[] {time, time + (fault == 1 ? 11 : fault == 3 ? 35 : 0)};
  }

  private double share(int[][] flags) {
    long wet = 0;
    long bad = 0;
    Map<String, Integer> byFlag = new TreeMap<>();
    for (int station = 0; station < flags.length; station++) {
      for (int time = 0; time < flags[station].length; time++) {
        if (table.rain_mm()[station][time] > 0) {
          wet++;
          int against = flags[station][time] & QualityFlags.BAD;
          bad += against != 0 ? 1 : 0;
          QualityFlags.names(against).forEach(flag -> byFlag.merge(flag, 1, Integer::sum));
        }
      }
    }
    System.out.println("wet values " + wet + ", flagged " + bad + ", by flag " + byFlag);
    return (double) bad / wet;
  }
}
