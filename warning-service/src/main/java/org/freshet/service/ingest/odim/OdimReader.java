package org.freshet.service.ingest.odim;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.freshet.dem.crs.LonLat;
import org.freshet.service.ingest.packed.PackedFile;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.Proj4jException;

/** Reads composites in HDF5, ODIM_H5 or as KNMI writes them, bare or in archives. Thread-safe. */
public final class OdimReader {
  private static final int MOST_BYTES = 256 << 20;

  private OdimReader() {}

  /** Whether the start of a file is that of an HDF5 container. */
  public static boolean isHdf5(byte[] start) {
    int[] magic = {0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    for (int i = 0; i < magic.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * All composites of a file, in the order of the archive.
   *
   * @throws OdimException if one of them cannot be read or is no composite
   */
  public static List<OdimFrame> readAll(Path file) throws OdimException {
    List<OdimFrame> frames = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      Path name = file.getFileName();
      String outer = name == null ? file.toString() : name.toString();
      PackedFile.walk(in, outer, (inner, content) -> frames.add(read(content, inner)));
    } catch (OdimException e) {
      throw e;
    } catch (IOException e) {
      throw new OdimException(file.toString(), PackedFile.broken(e).fault(), e);
    }
    return frames;
  }

  /** One bare composite. */
  static OdimFrame read(InputStream in, String name) throws IOException {
    byte[] content = in.readNBytes(MOST_BYTES);
    if (!isHdf5(content)) {
      throw new OdimException(name, "not an HDF5 file. Maybe another file was meant.");
    }
    try (HdfFile hdf = HdfFile.fromBytes(content)) {
      return KnmiComposite.isOne(hdf) ? KnmiComposite.read(hdf, name) : composite(hdf, name);
    } catch (OdimException e) {
      throw e;
    } catch (HdfException | Proj4jException | IllegalArgumentException e) {
      throw damaged(name, e);
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw damaged(name, e);
    }
  }

  private static OdimException damaged(String name, RuntimeException cause) {
    return new OdimException(
        name, "HDF5 data are damaged (" + cause.getMessage() + "). Maybe fetch it again.", cause);
  }

  private static OdimFrame composite(HdfFile hdf, String name) throws OdimException {
    Node node = node(hdf, "dataset1/data1/data");
    if (!(node instanceof Dataset data) || data.getDimensions().length != 2) {
      throw new OdimException(
          name,
          "HDF5 container without an ODIM or KNMI composite (neither /dataset1/data1/data nor "
              + "/image1/image_data is a raster). Maybe it holds other measurements.");
    }
    OdimAttributes what = attributes(hdf, name, "what");
    int rows = data.getDimensions()[0];
    int cols = data.getDimensions()[1];
    OdimDecoder decoder = new OdimDecoder(what, data.getDataFlat(), rows * cols);
    Instant time = what.time("date", "time").orElseThrow(() -> noTime(name));
    return new OdimFrame(
        name,
        new OdimAttributes(name, List.of(hdf)).text("Conventions").orElse("ODIM_H5"),
        what.text("quantity").orElse("unknown"),
        time,
        what.time("startdate", "starttime").orElse(time),
        what.time("enddate", "endtime").orElse(time),
        rows,
        cols,
        place(attributes(hdf, name, "where")),
        decoder.values(),
        decoder.figures());
  }

  private static OdimException noTime(String name) {
    return new OdimException(name, "no date and time in /what. Maybe it is not an ODIM composite.");
  }

  /** Attributes may sit at the data, the dataset or the file: the nearest counts. */
  private static OdimAttributes attributes(HdfFile hdf, String name, String group) {
    List<Node> nodes = new ArrayList<>();
    for (String level : new String[] {"dataset1/data1/", "dataset1/", ""}) {
      Node node = node(hdf, level + group);
      if (node != null) {
        nodes.add(node);
      }
    }
    return new OdimAttributes(name, nodes);
  }

  static @Nullable Node node(HdfFile hdf, String path) {
    Node node = hdf;
    for (String part : path.split("/")) {
      node = node instanceof Group group ? group.getChild(part) : null;
    }
    return node;
  }

  private static Optional<OdimPlace> place(OdimAttributes where) throws OdimException {
    Optional<String> projection = where.text("projdef");
    Optional<Double> lon = where.number("UL_lon");
    Optional<Double> lat = where.number("UL_lat");
    Optional<Double> width = where.number("xscale");
    Optional<Double> height = where.number("yscale");
    if (projection.isEmpty() || lon.isEmpty() || lat.isEmpty() || width.isEmpty()) {
      return Optional.empty();
    }
    LonLat corner = new LonLat(lon.get(), lat.get());
    return Optional.of(
        new OdimPlace(projection.get(), corner, width.get(), height.orElse(width.get())));
  }
}
