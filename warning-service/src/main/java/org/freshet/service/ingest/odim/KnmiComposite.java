package org.freshet.service.ingest.odim;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.dem.crs.LonLat;

/**
 * A composite as KNMI writes it: {@code /image1/image_data} with a calibration formula in words,
 * the projection in kilometres, its own way to write times (H. Roozekrans and I. Holleman, KNMI
 * HDF5 Data Format Specification, 2003). Only the first image of a file is read.
 */
final class KnmiComposite {
  private static final double M_PER_KM = 1_000;

  /** Corners are written to a thousandth of a degree; a cell off would be 1 km or more. */
  private static final double MOST_CORNER_ERROR_CELLS = 0.6;

  private static final String NUMBER = "([+-]?\\d*\\.?\\d+(?:[eE][+-]?\\d+)?)";
  private static final Pattern FORMULA =
      Pattern.compile(
          "GEO\\s*=\\s*" + NUMBER + "\\s*\\*\\s*PV(?:\\s*([+-])\\s*" + NUMBER + ")?\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LENGTH = Pattern.compile("\\+(a|b|R|x_0|y_0)=([-+.\\deE]+)");
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("dd-MMM-uuuu;HH:mm:ss")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .toFormatter(Locale.ENGLISH);

  private final HdfFile hdf;
  private final String name;

  private KnmiComposite(HdfFile hdf, String name) {
    this.hdf = hdf;
    this.name = name;
  }

  static boolean isOne(HdfFile hdf) {
    return OdimReader.node(hdf, "image1/image_data") instanceof Dataset;
  }

  static OdimFrame read(HdfFile hdf, String name) throws OdimException {
    return new KnmiComposite(hdf, name).frame();
  }

  private OdimFrame frame() throws OdimException {
    Dataset data = data();
    int rows = data.getDimensions()[0];
    int cols = data.getDimensions()[1];
    OdimAttributes overview = attributes("overview");
    Instant end =
        time(overview, "product_datetime_end").orElseThrow(() -> fault("has no product time."));
    Instant start = time(overview, "product_datetime_start").orElse(end);
    if (start.isAfter(end)) {
      throw fault("begins at " + start + ", after its end " + end + ".");
    }
    OdimDecoder values = values(data, rows * cols);
    return new OdimFrame(
        name,
        "KNMI HDF5",
        quantity(),
        end,
        start,
        end,
        rows,
        cols,
        place(rows, cols),
        values.values(),
        values.figures());
  }

  private Dataset data() throws OdimException {
    Node node = OdimReader.node(hdf, "image1/image_data");
    if (!(node instanceof Dataset data) || data.getDimensions().length != 2) {
      throw fault("/image1/image_data is not a raster.");
    }
    return data;
  }

  private OdimDecoder values(Dataset data, int cells) throws OdimException {
    OdimAttributes calibration = attributes("image1/calibration");
    String text =
        calibration
            .text("calibration_formulas")
            .orElseThrow(() -> fault("has no calibration formula, so its numbers mean nothing."));
    Matcher formula = FORMULA.matcher(text);
    if (!formula.matches()) {
      throw fault("has the calibration formula \"" + text + "\". Maybe GEO=0.01*PV was meant.");
    }
    double offset = formula.group(3) == null ? 0 : Double.parseDouble(formula.group(3));
    Optional<Double> outside = calibration.number("calibration_out_of_image");
    return new OdimDecoder(
        Double.parseDouble(formula.group(1)),
        "-".equals(formula.group(2)) ? -offset : offset,
        outside.isPresent() ? outside : calibration.number("calibration_missing_data"),
        Optional.empty(),
        true,
        data.getDataFlat(),
        cells);
  }

  /** The words of ODIM for what is measured: reflectivity, else a depth. */
  private String quantity() {
    OdimAttributes image = attributes("image1");
    String said =
        image.text("image_geo_parameter").orElse("")
            + ' '
            + image.text("image_product_name").orElse("");
    String upper = said.toUpperCase(Locale.ROOT);
    if (upper.contains("DBZ") || upper.contains("REFLECTIVITY")) {
      return "DBZH";
    }
    boolean depth =
        upper.contains("MM")
            || upper.contains("RAC")
            || upper.contains("PRECIPITATION")
            || upper.contains("RAIN");
    return depth ? "ACRR" : "unknown";
  }

  private Optional<OdimPlace> place(int rows, int cols) throws OdimException {
    OdimAttributes geographic = attributes("geographic");
    Optional<String> projection =
        attributes("geographic/map_projection").text("projection_proj4_params");
    Optional<Double> width = geographic.number("geo_pixel_size_x");
    Optional<Double> height = geographic.number("geo_pixel_size_y");
    Optional<Double> firstRow = geographic.number("geo_row_offset");
    Optional<Double> firstCol = geographic.number("geo_column_offset");
    if (projection.isEmpty() || width.isEmpty() || height.isEmpty() || firstRow.isEmpty()) {
      return Optional.empty();
    }
    if (height.get() >= 0) {
      throw fault("its rows go from south to north, as no composite of KNMI does.");
    }
    OdimPlace place =
        OdimPlace.ofPlane(
            inMetres(projection.get()),
            firstCol.orElse(0.0) * width.get() * M_PER_KM,
            firstRow.get() * height.get() * M_PER_KM,
            width.get() * M_PER_KM,
            -height.get() * M_PER_KM);
    checkCorners(geographic.numbers("geo_product_corners"), place, rows, cols);
    return Optional.of(place);
  }

  /** Corners are given twice, as offsets and as degrees: south-west, north-west and so on round. */
  private void checkCorners(double[] corners, OdimPlace place, int rows, int cols)
      throws OdimException {
    if (corners.length != 8) {
      return;
    }
    double[][] expected = {{rows, 0}, {0, 0}, {0, cols}, {rows, cols}};
    for (int i = 0; i < expected.length; i++) {
      double[] at = place.rowAndCol(new LonLat(corners[2 * i], corners[2 * i + 1]));
      double off = Math.hypot(at[0] - expected[i][0], at[1] - expected[i][1]);
      if (!(off <= MOST_CORNER_ERROR_CELLS)) {
        throw fault(
            String.format(
                Locale.ROOT,
                "its corner %.3f, %.3f lies %.1f cells from where projection and offsets put it.",
                corners[2 * i],
                corners[2 * i + 1],
                off));
      }
    }
  }

  /** The projection with its lengths in metres; the file's are in kilometres. */
  private static String inMetres(String projection) {
    return LENGTH
        .matcher(projection)
        .replaceAll(
            found -> {
              double length = Double.parseDouble(found.group(2));
              // A radius of 6378 is of kilometres, one of 6378137 of metres already.
              boolean metres = found.group(1).matches("[abR]") && length > 100_000;
              return "+" + found.group(1) + "=" + (metres ? length : length * M_PER_KM);
            });
  }

  private Optional<Instant> time(OdimAttributes attributes, String key) throws OdimException {
    Optional<String> text = attributes.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant time = LocalDateTime.parse(text.get(), TIME).toInstant(ZoneOffset.UTC);
      return Optional.of(time.truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      throw new OdimException(name, "time \"" + text.get() + "\" cannot be read.", e);
    }
  }

  private OdimAttributes attributes(String group) {
    Node node = OdimReader.node(hdf, group);
    return new OdimAttributes(name, node == null ? List.of() : List.of(node));
  }

  private OdimException fault(String fault) {
    return new OdimException(name, fault);
  }
}
