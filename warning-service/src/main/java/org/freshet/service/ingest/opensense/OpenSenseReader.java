package org.freshet.service.ingest.opensense;

import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.freshet.gauge.Quantity;
import org.freshet.service.ingest.observation.ObservationCollector;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.observation.Station;

/**
 * Reads netCDF-4 files after the conventions of the OPENSENSE COST action (M. Fencl et al., 2023,
 * Data formats and standards for opportunistic rainfall sensors,
 * doi:10.12688/openreseurope.16068.2) as the OpenMRG data of Gothenburg use them (J. C. M.
 * Andersson et al., 2022, doi:10.5194/essd-14-5411-2022): rain gauges, radar cut-outs, and
 * microwave links, of which only the dimensions and extremes are told. Times are UTC; the time of a
 * gauge's sum is taken as the end of its interval.
 *
 * <p>Stateless and thread-safe; the file is closed when the call returns.
 */
public final class OpenSenseReader {
  /** Name of the format, before the kind of file. */
  public static final String FORMAT = "OPENSENSE netCDF";

  private OpenSenseReader() {}

  /** Whether an HDF5 file belongs to this family; false for damaged ones. */
  public static boolean accepts(Path path) {
    try (HdfFile file = new HdfFile(path)) {
      NetCdf netCdf = new NetCdf(file, path.toString());
      boolean gauges = netCdf.has("rainfall_amount") && netCdf.has("station_id");
      boolean radar = netCdf.has("rainfall") && netCdf.has("lon");
      return netCdf.has("time") && (gauges || radar || netCdf.has("cml_id"));
    } catch (HdfException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Reads a file.
   *
   * @throws ObservationFormatException if it is cut, damaged or something else
   */
  public static OpenSenseFile read(Path path) throws ObservationFormatException {
    String name = path.toString();
    try (HdfFile file = new HdfFile(path)) {
      NetCdf netCdf = new NetCdf(file, name);
      if (netCdf.has("rainfall_amount")) {
        return gauges(netCdf, name);
      }
      return netCdf.has("cml_id") ? links(netCdf) : radar(netCdf, name);
    } catch (HdfException | DateTimeException | IllegalArgumentException e) {
      throw new ObservationFormatException(
          name, "is cut or damaged (" + e.getMessage() + "). Maybe fetch it again.", e);
    }
  }

  private static OpenSenseFile gauges(NetCdf netCdf, String name)
      throws ObservationFormatException {
    List<Instant> times = netCdf.times();
    List<String> ids = netCdf.texts("station_id");
    List<String> names = netCdf.texts("location");
    double[] lon_deg = netCdf.numbers("lon");
    double[] lat_deg = netCdf.numbers("lat");
    double[] rain_mm = netCdf.numbers("rainfall_amount");
    int[] shape = netCdf.shape("rainfall_amount");
    if (shape.length != 2 || rain_mm.length != times.size() * ids.size()) {
      throw new ObservationFormatException(name, "has rain that does not fit times and stations.");
    }
    boolean timeFirst = shape[0] == times.size();
    ObservationCollector collector = new ObservationCollector();
    collector.fact("dimensions", shape);
    Duration step = times.size() < 2 ? Duration.ZERO : Duration.between(times.get(0), times.get(1));
    for (int station = 0; station < ids.size(); station++) {
      collector.station(
          new Station(
              ids.get(station),
              names.get(station),
              lon_deg[station],
              lat_deg[station],
              Double.NaN));
      for (int time = 0; time < times.size(); time++) {
        int at = timeFirst ? time * ids.size() + station : station * times.size() + time;
        collector.observe(
            ids.get(station), Quantity.RAIN_MM, times.get(time), step, rain_mm[at], 0);
      }
    }
    return new OpenSenseFile(collector.file(FORMAT + " rain gauges"), Optional.empty());
  }

  private static OpenSenseFile radar(NetCdf netCdf, String name) throws ObservationFormatException {
    List<Instant> times = netCdf.times();
    int[] shape = netCdf.shape("rainfall");
    double[] all = netCdf.numbers("rainfall");
    double[] lon_deg = netCdf.numbers("lon");
    if (shape.length != 3 || shape[0] != times.size() || lon_deg.length != shape[1] * shape[2]) {
      throw new ObservationFormatException(name, "has rain that does not fit times and places.");
    }
    int cells = shape[1] * shape[2];
    float[][] intensity_mm_h = new float[times.size()][cells];
    for (int i = 0; i < all.length; i++) {
      intensity_mm_h[i / cells][i % cells] = (float) all[i];
    }
    RadarCutout radar =
        new RadarCutout(shape[1], shape[2], lon_deg, netCdf.numbers("lat"), times, intensity_mm_h);
    ObservationCollector collector = new ObservationCollector();
    collector.fact("crs", netCdf.text("proj_string"));
    RadarFacts.put(radar, collector);
    return new OpenSenseFile(collector.file(FORMAT + " radar"), Optional.of(radar));
  }

  private static OpenSenseFile links(NetCdf netCdf) throws ObservationFormatException {
    ObservationCollector collector = new ObservationCollector();
    LinkFacts.put(netCdf, collector);
    return new OpenSenseFile(collector.file(FORMAT + " microwave links"), Optional.empty());
  }
}
