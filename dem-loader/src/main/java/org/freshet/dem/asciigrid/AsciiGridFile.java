package org.freshet.dem.asciigrid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.freshet.dem.DemFinding;
import org.freshet.dem.NumberScanner;
import org.freshet.dem.RasterFile;
import org.freshet.dem.RasterHead;
import org.freshet.dem.RasterInput;
import org.freshet.dem.RowReader;
import org.freshet.dem.crs.PrjText;
import org.freshet.dem.geotiff.GeoToolsCrs;
import org.freshet.grid.GridGeometry;
import org.freshet.progress.Progress;
import org.jspecify.annotations.Nullable;

/**
 * An Arc/Info ASCII grid, streamed: corner or centre keys in any order, {@code cellsize} or {@code
 * dx}/{@code dy}, lines of any length. The system comes from a sidecar {@code .prj}, where there is
 * one. One thread reads it; memory is a buffer.
 */
public final class AsciiGridFile implements RasterFile {
  private final RasterInput input;
  private final GridGeometry geometry;
  private final List<DemFinding> findings = new ArrayList<>();

  private AsciiGridFile(RasterInput input, GridGeometry geometry) {
    this.input = input;
    this.geometry = geometry;
  }

  /**
   * Reads the header of a grid.
   *
   * @throws org.freshet.dem.DemException where it is damaged
   */
  public static AsciiGridFile open(RasterInput input) {
    String name = input.name();
    try (NumberScanner scanner = NumberScanner.open(input, true)) {
      AsciiGridHeader header = AsciiGridHeader.read(name, scanner);
      GridGeometry place = header.geometry(name, GridGeometry.UNKNOWN_CRS);
      return new AsciiGridFile(input, header.geometry(name, crs(input, place)));
    }
  }

  private static String crs(RasterInput input, GridGeometry place) {
    Path prj = PrjText.beside(input.path());
    if (prj == null || !Files.isRegularFile(prj)) {
      return GridGeometry.UNKNOWN_CRS;
    }
    String code = PrjText.epsg(prj);
    if (code == null) {
      code = ofWkt(prj, place);
    }
    return code == null ? GridGeometry.UNKNOWN_CRS : code;
  }

  private static @Nullable String ofWkt(Path prj, GridGeometry place) {
    try {
      return GeoToolsCrs.ofWkt(Files.readString(prj, StandardCharsets.ISO_8859_1), place);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public RasterHead head() {
    return new RasterHead(input.name(), "Arc/Info ASCII grid", geometry, findings);
  }

  @Override
  public RowReader rows(int threads, int maxCells, Progress progress) {
    return new AsciiGridRows(input, progress, findings);
  }
}
