package org.freshet.dem.geotiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import org.freshet.dem.Dem;
import org.freshet.dem.DemException;
import org.freshet.dem.DemFinding;
import org.freshet.dem.DemFinding.Code;
import org.freshet.dem.DemOptions;
import org.freshet.dem.DemSource;
import org.freshet.dem.PublicData;
import org.freshet.dem.crs.Crs;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.coverage.grid.io.imageio.GeoToolsWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of storing a raster that other programs choose, against GeoTools and the JDK. */
class GeoTiffEncodingsTest {
  private static final long SEED = 20261121;
  private static final int ROWS = 53;
  private static final int COLS = 71;

  @TempDir Path folder;

  private static double[] cells(double scale) {
    Random random = new Random(SEED);
    double[] cells = new double[ROWS * COLS];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          Math.rint((Math.sin(i / 97.0) * 50 + 60 + random.nextDouble() * 4) * scale) / scale;
    }
    return cells;
  }

  private Dem read(OddTiff tiff, double[] cells) throws Exception {
    Path file = folder.resolve("odd.tif");
    tiff.write(file, cells, ROWS, COLS);
    return DemSource.open(file, DemOptions.defaults().withThreads(2)).read();
  }

  private static void assertCells(Dem dem, double[] cells) {
    for (int i = 0; i < cells.length; i++) {
      assertThat(dem.elevation().get(i))
          .as("cell %d, seed %d", i, SEED)
          .isEqualTo((float) cells[i]);
    }
  }

  @Test
  void readsRowsOfOneHighStripThatIsNotCompressed() throws Exception {
    int rows = 701;
    int cols = 611;
    double[] cells = new double[rows * cols];
    float[] expected = new float[cells.length];
    for (int cell = 0; cell < cells.length; cell++) {
      boolean hole = cell % 997 == 0;
      cells[cell] = hole ? -9999 : cell % 10_007 / 8.0;
      expected[cell] = hole ? Float.NaN : (float) cells[cell];
    }
    // One strip, and strips whose height can be halved twice.
    for (int strip : new int[] {rows, 684}) {
      OddTiff tiff = new OddTiff();
      tiff.rowsPerStrip = strip;
      tiff.predictor = 2;
      Path file = folder.resolve("strip" + strip + ".tif");
      tiff.write(file, cells, rows, cols);
      float[] streamed = new float[cells.length];
      List<Integer> blocks = new ArrayList<>();
      DemSource.open(file).stream(
          1,
          (row, count, block) -> {
            blocks.add(count);
            System.arraycopy(block, 0, streamed, row * cols, count * cols);
          });
      assertThat(streamed).isEqualTo(expected);
      assertThat(blocks).hasSizeGreaterThan(1).allMatch(count -> count * cols * 4 <= 1 << 20);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      assertThatThrownBy(() -> DemSource.open(file).read()).hasMessageContaining("truncated");
    }
  }

  @Test
  void readsEveryCombinationOfTheCommonEncodings() throws Exception {
    double[] floats = cells(100);
    double[] whole = cells(1);
    int combinations = 0;
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (boolean big : new boolean[] {false, true}) {
        for (int[] type : new int[][] {{3, 4}, {3, 8}, {1, 1}, {1, 2}, {2, 2}, {1, 4}, {2, 4}}) {
          for (int predictor : type[0] == 3 ? new int[] {1, 2, 3} : new int[] {1, 2}) {
            for (int tile : new int[] {0, 16}) {
              OddTiff tiff = new OddTiff();
              tiff.order = order;
              tiff.big = big;
              tiff.sampleFormat = type[0];
              tiff.bytes = type[1];
              tiff.predictor = predictor;
              tiff.tileSize = tile;
              tiff.deflate = predictor > 1;
              double[] cells = type[0] == 3 ? floats : whole;
              assertCells(read(tiff, cells), cells);
              combinations++;
            }
          }
        }
      }
    }
    assertThat(combinations).isEqualTo(2 * 2 * 16 * 2);
  }

  @Test
  void agreesWithGeoToolsOnTheEncodingsItReads() throws Exception {
    // Whole numbers and floats of both byte orders; the file written here is not only our own idea.
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      for (int[] type : new int[][] {{3, 4}, {2, 2}, {1, 1}}) {
        for (int predictor : new int[] {1, 2, 3}) {
          if (predictor == 3 && type[0] != 3) {
            continue;
          }
          OddTiff tiff = new OddTiff();
          tiff.order = order;
          tiff.sampleFormat = type[0];
          tiff.bytes = type[1];
          tiff.predictor = predictor;
          tiff.tileSize = 16;
          tiff.deflate = true;
          Dem dem = read(tiff, cells(type[0] == 3 ? 100 : 1));
          GeoToolsOracle.assertSame(dem, folder.resolve("odd.tif"));
        }
      }
    }
  }

  @Test
  void takesTheFirstOfSeveralBands() throws Exception {
    double[] cells = cells(100);
    for (boolean planar : new boolean[] {false, true}) {
      for (int predictor : new int[] {1, 2, 3}) {
        OddTiff tiff = new OddTiff();
        tiff.bands = 3;
        tiff.planar = planar;
        tiff.predictor = predictor;
        tiff.deflate = true;
        Dem dem = read(tiff, cells);
        assertCells(dem, cells);
        assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.EXTRA_BANDS_IGNORED);
      }
    }
  }

  private Dem readWith(Consumer<OddTiff> change, double[] cells) throws Exception {
    OddTiff tiff = new OddTiff();
    change.accept(tiff);
    return read(tiff, cells);
  }

  @Test
  void appliesScaleAndOffsetAfterNodata() throws Exception {
    double[] stored = cells(1);
    stored[5] = -32768;
    Dem dem =
        readWith(
            t -> {
              t.sampleFormat = 2;
              t.bytes = 2;
              t.nodata = "-32768";
              t.metadata =
                  "<GDALMetadata><Item name=\"OFFSET\" sample=\"0\" role=\"offset\">100</Item>"
                      + "<Item name=\"SCALE\" sample=\"0\" role=\"scale\">0.01</Item>"
                      + "<Item name=\"SCALE\" sample=\"1\" role=\"scale\">7</Item></GDALMetadata>";
            },
            stored);
    assertThat(dem.elevation().get(5)).isNaN();
    assertThat(dem.elevation().get(6)).isEqualTo((float) (stored[6] * 0.01 + 100));
    assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.SCALED);
  }

  @Test
  void readsDeclaredAndNaturalHoles() throws Exception {
    double[] cells = cells(100);
    cells[3] = -3.4028234663852886e38;
    cells[4] = Double.NaN;
    cells[5] = Double.POSITIVE_INFINITY;
    Dem dem = readWith(t -> t.nodata = "-3.4028234663852886e+038", cells);
    assertThat(dem.validCells()).isEqualTo(ROWS * COLS - 3);
    assertThat(dem.findings())
        .extracting(DemFinding::code)
        .containsExactly(Code.INFINITE_VALUES, Code.NODATA_CELLS, Code.NON_SQUARE_CELLS);
  }

  @Test
  void warnsOfNodataThatNobodyDeclared() throws Exception {
    double[] cells = cells(100);
    cells[3] = -9999;
    Dem dem = readWith(t -> t.nodata = "", cells);
    assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.IMPLAUSIBLE_HEIGHTS);
  }

  @Test
  void placesPointsAndMatrices() throws Exception {
    double[] cells = cells(100);
    Dem area = readWith(t -> {}, cells);
    assertThat(area.geometry().west()).isEqualTo(345_000);
    assertThat(area.geometry().north()).isEqualTo(5_675_000);
    Dem point = readWith(t -> t.pixelIsPoint = true, cells);
    assertThat(point.geometry().west()).isEqualTo(344_999);
    assertThat(point.geometry().north()).isEqualTo(5_675_001.5);
    GeoToolsOracle.assertSame(point, folder.resolve("odd.tif"));
    Dem matrix = readWith(t -> t.matrix = true, cells);
    assertThat(matrix.geometry()).isEqualTo(area.geometry());
  }

  @Test
  void believesKeysMoreThanSidecars() throws Exception {
    Files.writeString(
        folder.resolve("odd.prj"), "PROJCS[\"ETRS89 / UTM zone 33N\",GEOGCS[\"ETRS89\"]]");
    Dem dem = readWith(t -> {}, cells(100));
    assertThat(dem.geometry().crs()).isEqualTo("EPSG:25832");
    assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.CRS_SIDECAR_IGNORED);
    Dem bare = readWith(t -> t.geoKeys = new int[] {1024, 0, 1026, 0}, cells(100));
    assertThat(bare.geometry().crs()).isEqualTo("EPSG:25833");
  }

  @Test
  void refusesCodesNobodyReadsWithAMend() throws Exception {
    Path file = folder.resolve("odd.tif");
    new OddTiff().write(file, cells(100), ROWS, COLS);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length - 12; i > 0; i--) {
      // Entry of tag 259 (compression), type SHORT, one value.
      if (bytes[i] == 3 && bytes[i + 1] == 1 && bytes[i + 2] == 3 && bytes[i + 4] == 1) {
        bytes[i + 8] = (byte) 0x47;
        bytes[i + 9] = (byte) 0x88;
        break;
      }
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> DemSource.open(file).read())
        .isInstanceOf(DemException.class)
        .hasMessageContaining("LERC")
        .hasMessageContaining("COMPRESS=DEFLATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LZW", "PackBits", "Deflate", "ZLib"})
  void readsWhatTheJdkCompresses(String compression) throws Exception {
    for (int type :
        new int[] {DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_USHORT, DataBuffer.TYPE_BYTE}) {
      double[] cells = cells(type == DataBuffer.TYPE_FLOAT ? 100 : 1);
      Path file = folder.resolve(compression + type + ".tif");
      writeWithJdk(file, cells, type, compression);
      assertCells(DemSource.open(file).read(), cells);
    }
  }

  private static void writeWithJdk(Path file, double[] cells, int type, String compression)
      throws Exception {
    WritableRaster raster =
        Raster.createWritableRaster(new BandedSampleModel(type, COLS, ROWS, 1), null);
    raster.setSamples(0, 0, COLS, ROWS, 0, cells);
    ColorModel colors =
        ImageTypeSpecifier.createBanded(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                new int[] {0},
                new int[] {0},
                type,
                false,
                false)
            .getColorModel();
    BufferedImage image = new BufferedImage(colors, raster, false, null);
    ImageWriter writer = jdkWriter();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(compression);
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
    TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
    add(directory, 33550, new double[] {2, 3, 0});
    add(directory, 33922, new double[] {0, 0, 0, 345_000, 5_675_000, 0});
    TIFFTag keys = new TIFFTag("k", 34735, 1 << TIFFTag.TIFF_SHORT);
    char[] values = {1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 25832};
    directory.addTIFFField(new TIFFField(keys, TIFFTag.TIFF_SHORT, values.length, values));
    Files.deleteIfExists(file);
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, directory.getAsMetadata()), param);
    } finally {
      writer.dispose();
    }
  }

  private static void add(TIFFDirectory directory, int number, double[] values) {
    TIFFTag tag = new TIFFTag("d" + number, number, 1 << TIFFTag.TIFF_DOUBLE);
    directory.addTIFFField(new TIFFField(tag, TIFFTag.TIFF_DOUBLE, values.length, values));
  }

  private static ImageWriter jdkWriter() {
    var writers = ImageIO.getImageWritersByFormatName("tiff");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().toLowerCase(Locale.ROOT).startsWith("com.sun.imageio")) {
        return writer;
      }
    }
    throw new IllegalStateException("The JDK has no TIFF writer.");
  }

  @Test
  void agreesWithGeoToolsOnPublicFiles() throws Exception {
    for (String name :
        List.of(
            "sinks/malstroem/dtm.tif",
            "urban-dem/goeteborg-umep/DEM_KRbig.tif",
            "urban-dem/goeteborg-umep/DSM_KRbig.tif",
            "urban-dem/goeteborg-umep/CDSM_KRbig.tif",
            "urban-dem/goeteborg-umep/landcover.tif",
            "urban-dem/duesseldorf-dgm1/duesseldorf-5x5km-1m.tif")) {
      Path file = PublicData.file(name);
      GeoToolsOracle.assertSame(DemSource.open(file).read(), file);
    }
  }

  @Test
  void readsLandCoverClasses() throws Exception {
    Path file = PublicData.file("urban-dem/goeteborg-umep/landcover.tif");
    int[] classes = DemSource.open(file).readClasses(-1).array();
    assertThat(classes).contains(1, 2, 5).doesNotContain(-9999);
  }

  @Test
  void writesWhatGeoToolsReads() throws Exception {
    Path source = PublicData.file("sinks/malstroem/dtm.tif");
    Dem dem = DemSource.open(source).read();
    for (GeoTiffOptions.Prediction prediction : GeoTiffOptions.Prediction.values()) {
      for (boolean overviews : new boolean[] {false, true}) {
        Path copy = folder.resolve(prediction + "" + overviews + ".tif");
        GeoTiffWriter.write(
            copy,
            dem.elevation(),
            GeoTiffOptions.defaults()
                .withTileSize(64)
                .withPrediction(prediction)
                .withOverviews(overviews));
        GeoToolsOracle.assertSame(DemSource.open(copy).read(), copy);
      }
    }
  }

  @Test
  void refusesHeightsInFeet() {
    assertThatThrownBy(
            () -> readWith(t -> t.geoKeys = new int[] {1024, 1, 3072, 25832, 4099, 9002}, cells(1)))
        .isInstanceOf(DemException.class)
        .hasMessageContaining("EPSG:9002")
        .hasMessageContaining("not in metres");
  }

  private Path writeWithGeoTools(CoordinateReferenceSystem crs, String compression)
      throws Exception {
    WritableRaster raster =
        Raster.createWritableRaster(
            new BandedSampleModel(DataBuffer.TYPE_FLOAT, COLS, ROWS, 1), null);
    raster.setSamples(0, 0, COLS, ROWS, 0, cells(100));
    ReferencedEnvelope place =
        new ReferencedEnvelope(
            345_000, 345_000 + 2.0 * COLS, 5_675_000 - 3.0 * ROWS, 5_675_000, crs);
    Path file = folder.resolve("geotools.tif");
    org.geotools.gce.geotiff.GeoTiffWriter writer =
        new org.geotools.gce.geotiff.GeoTiffWriter(file.toFile());
    GeoTiffWriteParams params = new GeoTiffWriteParams();
    params.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    params.setCompressionType(compression);
    ParameterValue<GeoToolsWriteParams> value =
        AbstractGridFormat.GEOTOOLS_WRITE_PARAMS.createValue();
    value.setValue(params);
    writer.write(
        new GridCoverageFactory().create("dem", raster, place),
        new GeneralParameterValue[] {value});
    writer.dispose();
    return file;
  }

  @Test
  void readsZstdByFallback() throws Exception {
    Path file = writeWithGeoTools(CRS.decode("EPSG:25832", true), "ZSTD");
    Dem dem = DemSource.open(file).read();
    assertCells(dem, cells(100));
    assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.FALLBACK_READER);
  }

  @Test
  void findsTheCodeOfSystemsThatAreOnlyDescribed() throws Exception {
    String described =
        CRS.decode("EPSG:25832", true).toWKT().replaceAll(",\\s*AUTHORITY\\[[^\\]]*\\]", "");
    Path file = writeWithGeoTools(CRS.parseWKT(described), "LZW");
    Dem dem = DemSource.open(file).read();
    assertCells(dem, cells(100));
    assertThat(Crs.of(dem.geometry().crs()).sameAs(Crs.of("EPSG:25832"))).isTrue();
    assertThat(dem.findings()).extracting(DemFinding::code).contains(Code.CRS_ASSUMED);
  }
}
