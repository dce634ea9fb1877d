package org.freshet.service.ingest.radolan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a composite.
 *
 * @param product two letters such as {@code RY}
 * @param time the time in the header, UTC: the end of the measured interval; of a forecast, when it
 *     was made
 * @param station WMO number of the centre, 10000 for composites
 * @param bytes length of the whole file as the header states it ({@code BY}), header included
 * @param formatVersion {@code VS}; from 5 on the grid lies on the WGS84 ellipsoid
 * @param software {@code SW}, empty where absent
 * @param precisionExponent {@code PR}: a value is {@code raw * 10^precisionExponent}
 * @param interval length of the accumulation interval
 * @param rows rows of the grid
 * @param cols columns of the grid
 * @param lead_min {@code VV}: minutes from {@link #time} to the end of the forecast interval, 0 for
 *     analyses
 * @param forecast whether the header has a {@code VV} at all
 * @param moduleFlags {@code MF}, null where absent
 * @param quantification {@code QN}, null where absent
 * @param reanalysis {@code VR}, null where absent
 * @param radars the radar sites that took part
 * @param radarCounts {@code ST}: how often each site took part, such as {@code asd 24}
 * @param unknownTokens tokens that were stepped over
 * @param headerBytes length of the header with its end mark
 */
public record RadolanHeader(
    String product,
    Instant time,
    String station,
    long bytes,
    int formatVersion,
    String software,
    int precisionExponent,
    Duration interval,
    int rows,
    int cols,
    int lead_min,
    boolean forecast,
    @Nullable String moduleFlags,
    @Nullable String quantification,
    @Nullable String reanalysis,
    List<String> radars,
    List<String> radarCounts,
    List<String> unknownTokens,
    int headerBytes) {

  /** Copies the lists. */
  public RadolanHeader {
    radars = List.copyOf(radars);
    radarCounts = List.copyOf(radarCounts);
    unknownTokens = List.copyOf(unknownTokens);
  }

  /** End of the interval the values belong to: header time plus lead. */
  public Instant validEnd() {
    return time.plusSeconds(60L * lead_min);
  }

  /** Start of the interval the values belong to. */
  public Instant validStart() {
    return validEnd().minus(interval);
  }

  /** Length of the interval in minutes. */
  public long interval_min() {
    return interval.toMinutes();
  }

  /** Number of cells. */
  public int cells() {
    return rows * cols;
  }

  /** What the values are. */
  public RadolanUnit unit() {
    return RadolanUnit.of(product);
  }

  /** Bytes per cell: 1 for the reflectivity products RX, EX and WX, else 2. */
  public int bytesPerCell() {
    return switch (product) {
      case "RX", "EX", "WX" -> 1;
      default -> 2;
    };
  }
}
