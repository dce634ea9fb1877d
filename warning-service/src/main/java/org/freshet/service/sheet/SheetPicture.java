package org.freshet.service.sheet;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that goes onto several sheets. Packed once for all PDFs it goes into: rows of RGB with
 * PNG's filter "up", deflated. Nobody may draw into the image any more. Thread-safe.
 */
public final class SheetPicture {
  private static final int UP = 2;
  private static final int CHANNELS = 3;
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  private final BufferedImage image;
  private byte @Nullable [] packed;

  /** A finished picture. */
  public SheetPicture(BufferedImage image) {
    this.image = image;
  }

  BufferedImage image() {
    return image;
  }

  /** Its pixels as a PDF with predictor 15, 3 colours of 8 bits, wants them. O(pixels) once. */
  synchronized byte[] packed() {
    byte[] known = packed;
    if (known == null) {
      known = pack();
      packed = known;
    }
    return known;
  }

  /** As a PNG file that knows its resolution. The rows of a PNG are packed as those of a PDF. */
  byte[] png(double dpi) {
    byte[] rows = packed();
    ByteBuffer file = ByteBuffer.allocate(rows.length + 128);
    file.putLong(PNG_SIGNATURE);
    ByteBuffer head = ByteBuffer.allocate(13);
    head.putInt(image.getWidth()).putInt(image.getHeight());
    // 8 bits, RGB, deflated, filtered by row, not interlaced.
    head.put(new byte[] {8, 2, 0, 0, 0});
    chunk(file, "IHDR", head.array());
    ByteBuffer size = ByteBuffer.allocate(9);
    int perMetre = (int) Math.round(dpi / 0.0254);
    size.putInt(perMetre).putInt(perMetre).put((byte) 1);
    chunk(file, "pHYs", size.array());
    chunk(file, "IDAT", rows);
    chunk(file, "IEND", new byte[0]);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void chunk(ByteBuffer file, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data);
    file.putInt(data.length).put(name).put(data).putInt((int) check.getValue());
  }

  private byte[] pack() {
    int width = image.getWidth();
    int[] line = new int[width];
    byte[] before = new byte[CHANNELS * width];
    byte[] now = new byte[CHANNELS * width];
    byte[] filtered = new byte[1 + CHANNELS * width];
    filtered[0] = UP;
    Deflater deflater = new Deflater();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRGB(0, y, width, 1, line, 0, width);
        for (int x = 0; x < width; x++) {
          now[CHANNELS * x] = (byte) (line[x] >> 16);
          now[CHANNELS * x + 1] = (byte) (line[x] >> 8);
          now[CHANNELS * x + 2] = (byte) line[x];
        }
        for (int i = 0; i < now.length; i++) {
          filtered[i + 1] = (byte) (now[i] - before[i]);
        }
        out.write(filtered);
        byte[] swap = before;
        before = now;
        now = swap;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }
}
