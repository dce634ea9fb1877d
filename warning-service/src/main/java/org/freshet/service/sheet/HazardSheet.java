package org.freshet.service.sheet;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.freshet.grid.GridGeometry;

/**
 * A hazard map sheet, A4 across: title, map at a round scale with corner coordinates, scale bar,
 * north arrow, legend, scenario, results, date and sources of the data. Used once.
 */
public final class HazardSheet {
  /** Width of the map at most, mm. */
  public static final double MAP_WIDTH_MM = 195;

  private static final double WIDTH_MM = 297;
  private static final double HEIGHT_MM = 210;
  private static final double MAP_HEIGHT_MM = 167;
  private static final double MARGIN_MM = 10;
  private static final double TOP_MM = 26.5;
  private static final double GAP_MM = 7;
  private static final double DPI = 150;

  private final SheetContent content;
  private final SheetTexts texts;
  private final String vehicle;
  private final long scale;
  private final double mapWidth_mm;
  private final double mapHeight_mm;

  /**
   * A sheet in a language.
   *
   * @param vehicle name of the vehicles closed streets are closed for
   */
  public HazardSheet(SheetContent content, SheetTexts texts, String vehicle) {
    this.content = content;
    this.texts = texts;
    this.vehicle = vehicle;
    this.scale = scale(content.geometry());
    GridGeometry g = content.geometry();
    this.mapWidth_mm = (g.east() - g.west()) * 1000 / scale;
    this.mapHeight_mm = (g.north() - g.south()) * 1000 / scale;
  }

  /** Denominator of the largest round scale at which an area fits. */
  public static long scale(GridGeometry g) {
    double least =
        Math.max(
            (g.east() - g.west()) * 1000 / MAP_WIDTH_MM,
            (g.north() - g.south()) * 1000 / MAP_HEIGHT_MM);
    for (long power = 1; ; power *= 10) {
      for (double step : new double[] {1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5}) {
        if (step * power >= least) {
          return Math.round(step * power);
        }
      }
    }
  }

  /** Width of the map on the sheet, mm. */
  public static double mapWidth_mm(GridGeometry g) {
    return (g.east() - g.west()) * 1000 / scale(g);
  }

  /** The sheet as PNG. */
  public byte[] png() {
    try (PngCanvas canvas = new PngCanvas(WIDTH_MM, HEIGHT_MM, DPI)) {
      draw(canvas);
      return new SheetPicture(canvas.image()).png(DPI);
    }
  }

  /** The sheet as PDF of one page. */
  public byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      try (PdfCanvas canvas = new PdfCanvas(document, WIDTH_MM, HEIGHT_MM)) {
        draw(canvas);
      }
      PDDocumentInformation about = document.getDocumentInformation();
      about.setTitle(content.title() + " - " + content.subtitle());
      about.setCreator("Freshet");
      // The same input gives the same file: no clock.
      Calendar fixed = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
      fixed.setTimeInMillis(0);
      about.setCreationDate(fixed);
      document.setDocumentId(0L);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private void draw(SheetCanvas canvas) {
    canvas.text(MARGIN_MM, 14, 18, true, content.title());
    canvas.text(MARGIN_MM, 20, 10.5, false, content.subtitle());
    canvas.line(MARGIN_MM, 22.5, WIDTH_MM - MARGIN_MM, 22.5, 0.4);
    canvas.image(content.map(), MARGIN_MM, TOP_MM, mapWidth_mm, mapHeight_mm);
    canvas.rectangle(MARGIN_MM, TOP_MM, mapWidth_mm, mapHeight_mm, null, 0.35);
    corners(canvas);
    northArrow(canvas, MARGIN_MM + mapWidth_mm - 9, TOP_MM + 5);
    scaleBar(canvas, MARGIN_MM, TOP_MM + mapHeight_mm + 6);
    column(canvas);
  }

  /** Right of the map: legend, scenario, results, notes. */
  private void column(SheetCanvas canvas) {
    double left = MARGIN_MM + mapWidth_mm + GAP_MM;
    SheetColumn column = new SheetColumn(canvas, left, WIDTH_MM - MARGIN_MM - left);
    SheetLegend legend = new SheetLegend(canvas, texts, left);
    double y = column.heading(TOP_MM + 3, texts.get("sheet.legend", content.scheme().title()));
    y = legend.classes(y, content.scheme());
    y = legend.symbols(y, content.symbols(), vehicle);
    y = column.facts(y + 6, texts.get("sheet.scenario"), content.facts());
    y = column.facts(y + 4, texts.get("sheet.results"), content.figures());
    y = column.paragraph(y + 4, texts.get("sheet.depth-only"));
    if (!content.dataDate().isEmpty()) {
      y = column.paragraph(y + 2, texts.get("sheet.data-date", content.dataDate()));
    }
    String sources = content.sources();
    column.paragraph(
        y + 2,
        sources.isEmpty() ? texts.get("sheet.computed") : texts.get("sheet.sources", sources));
  }

  private void corners(SheetCanvas canvas) {
    GridGeometry g = content.geometry();
    String crs = texts.get("sheet.coordinates", g.crs());
    double below = TOP_MM + mapHeight_mm + 3.2;
    String west = "E " + Math.round(g.west()) + "  N " + Math.round(g.south());
    String east = "E " + Math.round(g.east()) + "  N " + Math.round(g.north());
    canvas.text(MARGIN_MM, below, 6, false, west);
    double right = MARGIN_MM + mapWidth_mm;
    canvas.text(right - canvas.width_mm(6, false, east), TOP_MM - 1, 6, false, east);
    canvas.text(right - canvas.width_mm(6, false, crs), below, 6, false, crs);
  }

  private static void northArrow(SheetCanvas canvas, double x, double y) {
    canvas.rectangle(x - 5, y - 3, 12, 18, new Color(255, 255, 255), 0.2);
    canvas.polygon(new double[] {x + 1, y, x + 4, y + 10, x + 1, y + 7.5}, Color.BLACK);
    canvas.polygon(new double[] {x + 1, y, x - 2, y + 10, x + 1, y + 7.5}, new Color(0x9a9a9a));
    double width = canvas.width_mm(9, true, "N");
    canvas.text(x + 1 - width / 2, y + 14, 9, true, "N");
  }

  private void scaleBar(SheetCanvas canvas, double x, double y) {
    double unit_m = 10;
    for (double next = 10; next * 4000 / scale <= 80; ) {
      unit_m = next;
      double lead = next / Math.pow(10, Math.floor(Math.log10(next)));
      next *= lead < 1.5 ? 2 : lead < 2.25 ? 2.5 : 2;
    }
    double step_mm = unit_m * 1000 / scale;
    for (int i = 0; i < 4; i++) {
      Color fill = i % 2 == 0 ? Color.BLACK : Color.WHITE;
      canvas.rectangle(x + i * step_mm, y, step_mm, 1.6, fill, 0.2);
    }
    for (int i = 0; i <= 4; i += 2) {
      String label = texts.number(i * unit_m, 0) + (i == 4 ? " m" : "");
      canvas.text(x + i * step_mm - (i == 0 ? 0 : 2), y + 4.6, 7, false, label);
    }
    String text = texts.get("sheet.scale", texts.number((double) scale, 0));
    canvas.text(x + 4 * step_mm + 14, y + 2, 9, false, text);
  }
}
