package org.freshet.service.sheet;

import java.util.ArrayList;
import java.util.List;

/** Text of a sheet beside its map, from top to bottom; every part tells where it ends, mm. */
final class SheetColumn {
  private static final double VALUE_MM = 37;

  private final SheetCanvas canvas;
  private final double left_mm;
  private final double width_mm;

  SheetColumn(SheetCanvas canvas, double left_mm, double width_mm) {
    this.canvas = canvas;
    this.left_mm = left_mm;
    this.width_mm = width_mm;
  }

  double heading(double y, String text) {
    canvas.text(left_mm, y, 10, true, text);
    return y + 2.5;
  }

  double facts(double top, String title, List<SheetContent.Fact> facts) {
    double y = heading(top, title) + 2;
    for (SheetContent.Fact fact : facts) {
      canvas.text(left_mm, y, 7.5, false, fact.label());
      for (String line : wrap(fact.value(), 7.5, true, width_mm - VALUE_MM)) {
        canvas.text(left_mm + VALUE_MM, y, 7.5, true, line);
        y += 3.6;
      }
    }
    return y;
  }

  double paragraph(double top, String text) {
    double y = top;
    for (String line : wrap(text, 6.5, false, width_mm)) {
      canvas.text(left_mm, y, 6.5, false, line);
      y += 2.9;
    }
    return y;
  }

  private List<String> wrap(String text, double size_pt, boolean bold, double room_mm) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && canvas.width_mm(size_pt, bold, longer) > room_mm) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
