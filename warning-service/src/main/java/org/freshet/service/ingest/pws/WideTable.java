package org.freshet.service.ingest.pws;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.freshet.service.ingest.observation.IngestFinding;

/**
 * A wide table of rain in memory, by station: 4 bytes per value. Not to be changed once shared.
 *
 * @param stations ids in the order of the columns
 * @param times ends of the intervals
 * @param rain_mm by station, then time; NaN for none
 * @param findings of the reading
 */
@SuppressWarnings("ArrayRecordComponent")
public record WideTable(
    List<String> stations, List<Instant> times, float[][] rain_mm, List<IngestFinding> findings) {
  /** Reads rows whose time lies in [from, to). */
  public static WideTable read(InputStream in, String name, Instant from, Instant to)
      throws IOException {
    Gathering gathering = new Gathering(from, to);
    List<IngestFinding> findings = WideTableReader.read(in, name, gathering);
    int rows = gathering.times.size();
    float[][] rain_mm = new float[gathering.ids.size()][];
    for (int station = 0; station < rain_mm.length; station++) {
      rain_mm[station] = Arrays.copyOf(gathering.columns[station], rows);
    }
    return new WideTable(gathering.ids, List.copyOf(gathering.times), rain_mm, findings);
  }

  private static final class Gathering implements WideTableReader.Rows {
    private final Instant from;
    private final Instant to;
    private final List<Instant> times = new ArrayList<>();
    private List<String> ids = List.of();
    private float[][] columns = new float[0][];

    Gathering(Instant from, Instant to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void stations(List<String> all) {
      ids = List.copyOf(all);
      columns = new float[ids.size()][1024];
    }

    @Override
    public void row(Instant end, float[] rain_mm) {
      if (end.isBefore(from) || !end.isBefore(to)) {
        return;
      }
      int row = times.size();
      for (int station = 0; station < columns.length; station++) {
        if (row == columns[station].length) {
          columns[station] = Arrays.copyOf(columns[station], row + row / 2);
        }
        columns[station][row] = rain_mm[station];
      }
      times.add(end);
    }
  }
}
