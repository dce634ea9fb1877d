package org.freshet.service.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.freshet.scenario.HazardScheme;

/** What classes and signs of a map mean, from top to bottom; every part tells where it ends, mm. */
final class SheetLegend {
  private static final double TEXT_MM = 13;

  private final SheetCanvas canvas;
  private final SheetTexts texts;
  private final double left_mm;

  SheetLegend(SheetCanvas canvas, SheetTexts texts, double left_mm) {
    this.canvas = canvas;
    this.texts = texts;
    this.left_mm = left_mm;
  }

  double classes(double top, HazardScheme scheme) {
    double y = top;
    for (int number = 1; number <= scheme.classes(); number++) {
      swatch(y, number, scheme);
      canvas.text(left_mm + TEXT_MM, y + 3.4, 9, false, number + "   " + range(scheme, number));
      y += 5.6;
    }
    return y;
  }

  /** Signs; {@code vehicle} is the name of the vehicles closed streets are closed for. */
  double symbols(double top, List<SheetSymbol> symbols, String vehicle) {
    double y = top;
    for (SheetSymbol symbol : symbols) {
      symbol(symbol, left_mm, y);
      String key = "sheet." + symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
      canvas.text(left_mm + TEXT_MM, y + 3.2, 8, false, texts.get(key, vehicle));
      y += 4.8;
    }
    return y;
  }

  private void symbol(SheetSymbol symbol, double x, double y) {
    switch (symbol) {
      case BUILDING -> canvas.rectangle(x, y + 0.6, 10, 3, HazardMap.BUILDING, 0.15);
      case WET_BUILDING -> canvas.rectangle(x, y + 0.6, 10, 3, HazardMap.WET_BUILDING, 0.15);
      case CLOSED_ROAD -> {
        for (int i = 0; i < 6; i++) {
          canvas.line(x + 1.8 * i, y + 2.2, x + 1.8 * i + 0.9, y + 2.2, 0.6);
        }
      }
      case MEASURE -> {
        canvas.rectangle(x, y + 0.8, 10, 2.6, HazardMap.MEASURE, 0);
        canvas.rectangle(x + 0.8, y + 1.6, 8.4, 1, Color.WHITE, 0);
      }
      case FLOODED_PLACE -> canvas.image(disc(false), x + 3.4, y + 0.4, 3.2, 3.2);
      case CUT_OFF_PLACE -> canvas.image(disc(true), x + 3.4, y + 0.4, 3.2, 3.2);
      case NO_DATA -> {
        canvas.image(new SheetPicture(MapSigns.nodata(120, 36, 12)), x, y + 0.6, 10, 3);
        canvas.rectangle(x, y + 0.6, 10, 3, null, 0.15);
      }
    }
  }

  private static SheetPicture disc(boolean crossed) {
    BufferedImage image = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 96, 96);
    MapSigns.disc(g, 48, 48, 30, crossed);
    g.dispose();
    return new SheetPicture(image);
  }

  private void swatch(double y, int number, HazardScheme scheme) {
    BufferedImage patch = new BufferedImage(80, 32, BufferedImage.TYPE_INT_RGB);
    for (int py = 0; py < patch.getHeight(); py++) {
      for (int px = 0; px < patch.getWidth(); px++) {
        patch.setRGB(px, py, HazardPalette.rgb(number, scheme.classes(), px, py, 10));
      }
    }
    canvas.image(new SheetPicture(patch), left_mm, y, 10, 4);
    canvas.rectangle(left_mm, y, 10, 4, null, 0.15);
  }

  /** From where to where a class reaches. */
  private String range(HazardScheme scheme, int number) {
    List<Double> from_m = scheme.thresholds_m();
    double low_m = from_m.get(number - 1);
    if (number == scheme.classes()) {
      return texts.get("sheet.above", texts.depth(low_m));
    }
    return texts.get("sheet.between", texts.depth(low_m), texts.depth(from_m.get(number)));
  }
}
