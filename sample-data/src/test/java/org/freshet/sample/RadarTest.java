package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.sample.files.RadolanWriter;
import org.freshet.sample.land.Place;
import org.freshet.sample.storm.De1200;
import org.freshet.sample.storm.RadarFrames;
import org.freshet.sample.storm.Storm;
import org.junit.jupiter.api.Test;

class RadarTest {
  private static final int CELLS = De1200.ROWS * De1200.COLS;

  @Test
  void lengthInTheHeaderIsTheLengthOfTheFile() throws IOException {
    for (int minute = 0; minute <= Storm.MINUTES; minute += 5) {
      byte[] frame = frame(minute);
      Matcher by = Pattern.compile("BY +(\\d+)").matcher(header(frame));
      assertThat(by.find()).isTrue();
      assertThat(Integer.parseInt(by.group(1))).isEqualTo(frame.length);
      assertThat(frame.length - header(frame).length()).isEqualTo(2 * CELLS);
    }
  }

  @Test
  void headerHasTheTokensOfARealComposite() throws IOException {
    assertThat(header(frame(65)))
        .startsWith(
            "RV181505100000626BY   2640195VS 5SW P300004HPR E-02INT   5GP1200x1100VV 000"
                + "MF 00000008MS103<deasb,deboo,")
        .endsWith("detur,deumd>\u0003");
  }

  /** Corner coordinates of the grid as published with the composite (DWD, Koordinaten DE1200). */
  @Test
  void gridLiesWhereItIsPublished() {
    double[] southWest = De1200.km(3.566994635, 45.69642538);
    assertThat(southWest[0]).isCloseTo(0, within(0.01));
    assertThat(southWest[1]).isCloseTo(0, within(0.01));
    double[] northEast = De1200.km(18.73161645, 55.84543856);
    assertThat(northEast[0]).isCloseTo(De1200.COLS, within(0.01));
    assertThat(northEast[1]).isCloseTo(De1200.ROWS, within(0.01));
  }

  @Test
  void townGetsTheCloudburstAndDriesOut() throws IOException {
    int town = town();
    double total_mm = 0;
    double most_mm = 0;
    for (int minute = 5; minute <= Storm.MINUTES; minute += 5) {
      double mm = words(frame(minute))[town] / 100.0;
      total_mm += mm;
      most_mm = Math.max(most_mm, mm);
      assertThat(minute < 45 || minute > 255 ? mm : 0).isLessThan(0.05);
    }
    assertThat(total_mm).isBetween(60.0, 90.0);
    assertThat(most_mm).isBetween(10.0, 12.5);
  }

  @Test
  void strongestCellIsSeenFarAwayAnHourBefore() throws IOException {
    short[] words = words(frame(60));
    int town = town();
    int row = town / De1200.COLS;
    int col = town % De1200.COLS;
    int best = town;
    for (int i = 0; i < CELLS; i++) {
      int dx = i % De1200.COLS - col;
      int dy = i / De1200.COLS - row;
      boolean onTheWay = dx < 0 && dy < 0 && Math.abs(dx - dy) < 12 && dx + dy > -60;
      if (onTheWay && words[i] != RadarFrames.NODATA && words[i] > words[best]) {
        best = i;
      }
    }
    int east = best % De1200.COLS - col;
    int north = best / De1200.COLS - row;
    double away_km = Math.hypot(east, north);
    assertThat(words[best] / 100.0).isGreaterThan(5);
    assertThat(away_km).isBetween(25.0, 33.0);
  }

  @Test
  void pixelsNoRadarSeesAreUnknownNotDry() throws IOException {
    short[] words = words(frame(120));
    int unknown = 0;
    for (short word : words) {
      unknown += word == RadarFrames.NODATA ? 1 : 0;
    }
    assertThat(words[0]).isEqualTo(RadarFrames.NODATA);
    assertThat(unknown / (double) CELLS).isBetween(0.40, 0.55);
  }

  private static int town() {
    double[] p = new Place().lonLat(1500, 1700);
    double[] km = De1200.km(p[0], p[1]);
    int row = (int) km[1];
    int col = (int) km[0];
    return row * De1200.COLS + col;
  }

  private static byte[] frame(int minute) throws IOException {
    return Shipped.content(
        Shipped.folder().resolve("radar").resolve(RadolanWriter.fileName(Storm.at(minute))));
  }

  private static String header(byte[] frame) {
    int end = 0;
    while (frame[end] != 3) {
      end++;
    }
    return new String(frame, 0, end + 1, StandardCharsets.US_ASCII);
  }

  private static short[] words(byte[] frame) {
    int from = header(frame).length();
    short[] words = new short[CELLS];
    ByteBuffer.wrap(frame, from, 2 * CELLS)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(words);
    return words;
  }
}
