package org.freshet.sample.storm;

import java.util.Arrays;

/**
 * What the radar composite shows of the storm: rain per 5 minutes in hundredths of a millimetre on
 * the DE1200 grid, unknown outside the reach of all radars.
 *
 * <p>The radar sees somewhat less than falls, as radars do in heavy rain. Not thread-safe.
 */
public final class RadarFrames {
  /** Word of a pixel no radar sees. */
  public static final short NODATA = 0x29C4;

  /** Length of a frame's interval, min. */
  public static final int INTERVAL_MIN = 5;

  private static final double SEEN = 0.93;
  private static final double RANGE_KM = 150;

  /** Longitude and latitude of the seventeen radars of the network, in the order of their codes. */
  private static final double[] RADARS = {
    6.7483, 53.5641, 10.0468, 54.0044, 13.7687, 51.1246, 12.4028, 49.5407, 6.9671, 51.4055, 8.0036,
    47.8736, 8.8020, 51.3112, 9.6945, 52.4601, 12.1018, 48.1747, 10.2192, 48.0421, 11.1350, 50.5001,
    6.5485, 50.1097, 8.7129, 49.9847, 13.8582, 52.6487, 12.0581, 54.1757, 9.7828, 48.5853, 11.1761,
    52.1601
  };

  private final Storm storm;
  private final boolean[] seen = new boolean[De1200.ROWS * De1200.COLS];

  /** Prepares the reach of the radars. */
  public RadarFrames(Storm storm) {
    this.storm = storm;
    for (int i = 0; i < RADARS.length; i += 2) {
      double[] p = De1200.km(RADARS[i], RADARS[i + 1]);
      reach(p[0], p[1]);
    }
  }

  private void reach(double x_km, double y_km) {
    double r = RANGE_KM * 1.001;
    for (int row = Math.max(0, (int) (y_km - r)); row < Math.min(De1200.ROWS, y_km + r); row++) {
      for (int col = Math.max(0, (int) (x_km - r)); col < Math.min(De1200.COLS, x_km + r); col++) {
        double dx = col + 0.5 - x_km;
        double dy = row + 0.5 - y_km;
        if (dx * dx + dy * dy < r * r) {
          seen[row * De1200.COLS + col] = true;
        }
      }
    }
  }

  /** The frame whose interval ends at a minute of the event; row 0 south, as in the file. */
  public short[] frame(int endMinute) {
    double[] rain_mm = new double[De1200.ROWS * De1200.COLS];
    for (int k = 0; k < INTERVAL_MIN; k++) {
      double minute = endMinute - INTERVAL_MIN + k + 0.5;
      addCells(rain_mm, minute);
    }
    addBackground(rain_mm, endMinute - INTERVAL_MIN / 2.0);
    short[] words = new short[rain_mm.length];
    Arrays.fill(words, NODATA);
    for (int i = 0; i < words.length; i++) {
      if (seen[i]) {
        words[i] = (short) Math.min(4094, Math.round(rain_mm[i] * SEEN * 100));
      }
    }
    return words;
  }

  private void addCells(double[] rain_mm, double minute) {
    for (Cell cell : storm.cells()) {
      double[] c = storm.centre_km(cell, minute);
      double r = 4.5 * Math.max(cell.long_km(), cell.wide_km());
      int south = (int) Math.max(0, c[1] - r);
      int west = (int) Math.max(0, c[0] - r);
      for (int row = south; row < Math.min(De1200.ROWS, c[1] + r); row++) {
        for (int col = west; col < Math.min(De1200.COLS, c[0] + r); col++) {
          double x = col + 0.5;
          double y = row + 0.5;
          double mm_h = storm.cell_mm_h(cell, c, x, y, minute);
          if (mm_h > 0) {
            rain_mm[row * De1200.COLS + col] += mm_h * storm.texture(x, y, minute) / 60;
          }
        }
      }
    }
  }

  private void addBackground(double[] rain_mm, double minute) {
    for (int row = 0; row < De1200.ROWS; row++) {
      for (int col = 0; col < De1200.COLS; col++) {
        double mm_h = storm.background_mm_h(col + 0.5, row + 0.5, minute);
        rain_mm[row * De1200.COLS + col] += mm_h * INTERVAL_MIN / 60;
      }
    }
  }
}
