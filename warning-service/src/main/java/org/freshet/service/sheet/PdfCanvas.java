package org.freshet.service.sheet;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a page of a PDF with the reader's own Helvetica: text can be searched and copied. What
 * that font's Latin encoding lacks becomes a question mark.
 */
final class PdfCanvas implements SheetCanvas, AutoCloseable {
  private static final float POINTS_PER_MM = (float) (1 / POINT_MM);

  private final PDDocument document;
  private final PDPageContentStream stream;
  private final double height_mm;
  private final PDFont plain = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private final PDFont heavy = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);

  PdfCanvas(PDDocument document, double width_mm, double height_mm) throws IOException {
    this.document = document;
    this.height_mm = height_mm;
    PDPage page =
        new PDPage(
            new PDRectangle((float) width_mm * POINTS_PER_MM, (float) height_mm * POINTS_PER_MM));
    document.addPage(page);
    this.stream = new PDPageContentStream(document, page);
  }

  private interface Drawing {
    void draw() throws IOException;
  }

  private static void draw(Drawing drawing) {
    try {
      drawing.draw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float x(double x_mm) {
    return (float) x_mm * POINTS_PER_MM;
  }

  private float y(double y_mm) {
    return (float) (height_mm - y_mm) * POINTS_PER_MM;
  }

  private static String encodable(PDFont font, String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .forEach(
            one -> {
              String letter = Character.toString(one == 0x2212 ? '-' : one);
              try {
                font.encode(letter);
                kept.append(letter);
              } catch (IOException | IllegalArgumentException e) {
                kept.append('?');
              }
            });
    return kept.toString();
  }

  @Override
  public void text(double x_mm, double y_mm, double size_pt, boolean bold, String text) {
    PDFont font = bold ? heavy : plain;
    draw(
        () -> {
          stream.setNonStrokingColor(Color.BLACK);
          stream.beginText();
          stream.setFont(font, (float) size_pt);
          stream.newLineAtOffset(x(x_mm), y(y_mm));
          stream.showText(encodable(font, text));
          stream.endText();
        });
  }

  @Override
  public double width_mm(double size_pt, boolean bold, String text) {
    PDFont font = bold ? heavy : plain;
    try {
      return font.getStringWidth(encodable(font, text)) / 1000 * size_pt * POINT_MM;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void line(double x1_mm, double y1_mm, double x2_mm, double y2_mm, double width_mm) {
    draw(
        () -> {
          stream.setStrokingColor(Color.BLACK);
          stream.setLineWidth((float) width_mm * POINTS_PER_MM);
          stream.moveTo(x(x1_mm), y(y1_mm));
          stream.lineTo(x(x2_mm), y(y2_mm));
          stream.stroke();
        });
  }

  @Override
  public void rectangle(
      double x_mm, double y_mm, double w_mm, double h_mm, @Nullable Color fill, double border_mm) {
    draw(
        () -> {
          if (fill != null) {
            stream.setNonStrokingColor(fill);
            stream.addRect(x(x_mm), y(y_mm + h_mm), x(w_mm), x(h_mm));
            stream.fill();
          }
          if (border_mm > 0) {
            stream.setStrokingColor(Color.BLACK);
            stream.setLineWidth((float) border_mm * POINTS_PER_MM);
            stream.addRect(x(x_mm), y(y_mm + h_mm), x(w_mm), x(h_mm));
            stream.stroke();
          }
        });
  }

  @Override
  public void polygon(double[] xy_mm, Color fill) {
    draw(
        () -> {
          stream.setNonStrokingColor(fill);
          for (int i = 0; i + 1 < xy_mm.length; i += 2) {
            if (i == 0) {
              stream.moveTo(x(xy_mm[0]), y(xy_mm[1]));
            } else {
              stream.lineTo(x(xy_mm[i]), y(xy_mm[i + 1]));
            }
          }
          stream.closePath();
          stream.fill();
        });
  }

  @Override
  public void image(SheetPicture picture, double x_mm, double y_mm, double w_mm, double h_mm) {
    draw(() -> stream.drawImage(embedded(picture), x(x_mm), y(y_mm + h_mm), x(w_mm), x(h_mm)));
  }

  private PDImageXObject embedded(SheetPicture picture) throws IOException {
    int width = picture.image().getWidth();
    PDImageXObject image =
        new PDImageXObject(
            document,
            new ByteArrayInputStream(picture.packed()),
            COSName.FLATE_DECODE,
            width,
            picture.image().getHeight(),
            8,
            PDDeviceRGB.INSTANCE);
    COSDictionary unpacking = new COSDictionary();
    unpacking.setInt(COSName.PREDICTOR, 15);
    unpacking.setInt(COSName.COLORS, 3);
    unpacking.setInt(COSName.BITS_PER_COMPONENT, 8);
    unpacking.setInt(COSName.COLUMNS, width);
    image.getCOSObject().setItem(COSName.DECODE_PARMS, unpacking);
    return image;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
