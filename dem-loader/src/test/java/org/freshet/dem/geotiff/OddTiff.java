package org.freshet.dem.geotiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;

/** Writes GeoTIFFs in the many ways that other programs do, plainly and slowly. */
final class OddTiff {
  ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  boolean big;
  int tileSize;
  int rowsPerStrip = 7;
  int sampleFormat = 3;
  int bytes = 4;
  int bands = 1;
  boolean planar;
  int predictor = 1;
  boolean deflate;
  boolean pixelIsPoint;
  boolean matrix;
  String nodata = "-9999";
  String metadata = "";
  int[] geoKeys = {1024, 1, 3072, 25832};

  private final TreeMap<Integer, Object> tags = new TreeMap<>();

  /** Writes cells of the first band; other bands get other values. */
  void write(Path file, double[] cells, int rows, int cols) throws IOException {
    List<byte[]> chunks = new ArrayList<>();
    for (int plane = 0; plane < (planar ? bands : 1); plane++) {
      int chunkRows = tileSize > 0 ? tileSize : rowsPerStrip;
      int chunkCols = tileSize > 0 ? tileSize : cols;
      for (int row = 0; row < rows; row += chunkRows) {
        for (int col = 0; col < cols; col += chunkCols) {
          int stored = tileSize > 0 ? tileSize : Math.min(chunkRows, rows - row);
          chunks.add(pack(chunk(cells, rows, cols, row, col, stored, chunkCols, plane)));
        }
      }
    }
    tags(rows, cols);
    long[] offsets = new long[chunks.size()];
    long[] counts = new long[chunks.size()];
    long at = 16;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      counts[i] = chunks.get(i).length;
      at += counts[i];
    }
    tags.put(tileSize > 0 ? 324 : 273, offsets);
    tags.put(tileSize > 0 ? 325 : 279, counts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header(at));
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
    out.write(directory(at));
    Files.write(file, out.toByteArray());
  }

  private byte[] chunk(
      double[] cells,
      int rows,
      int cols,
      int row,
      int col,
      int chunkRows,
      int chunkCols,
      int plane) {
    int samples = planar ? 1 : bands;
    ByteBuffer buffer = ByteBuffer.allocate(chunkRows * chunkCols * samples * bytes).order(order);
    for (int r = row; r < row + chunkRows; r++) {
      for (int c = col; c < col + chunkCols; c++) {
        for (int band = 0; band < samples; band++) {
          boolean inside = r < rows && c < cols;
          double value = inside ? cells[r * cols + c] : 0;
          put(buffer, value + (planar ? plane : band) * 3);
        }
      }
    }
    byte[] data = new byte[buffer.position()];
    buffer.get(0, data);
    for (int r = 0; r < chunkRows; r++) {
      predict(data, r * chunkCols * samples * bytes, chunkCols * samples, samples);
    }
    return data;
  }

  private void put(ByteBuffer buffer, double value) {
    if (sampleFormat == 3) {
      if (bytes == 4) {
        buffer.putFloat((float) value);
      } else {
        buffer.putDouble(value);
      }
    } else if (bytes == 1) {
      buffer.put((byte) (long) value);
    } else if (bytes == 2) {
      buffer.putShort((short) (long) value);
    } else {
      buffer.putInt((int) (long) value);
    }
  }

  private void predict(byte[] data, int from, int samples, int stride) {
    if (predictor == 2) {
      ByteBuffer row = ByteBuffer.wrap(data, from, samples * bytes).slice().order(order);
      for (int i = samples - 1; i >= stride; i--) {
        switch (bytes) {
          case 1 -> row.put(i, (byte) (row.get(i) - row.get(i - stride)));
          case 2 ->
              row.putShort(2 * i, (short) (row.getShort(2 * i) - row.getShort(2 * (i - stride))));
          case 4 -> row.putInt(4 * i, row.getInt(4 * i) - row.getInt(4 * (i - stride)));
          default -> row.putLong(8 * i, row.getLong(8 * i) - row.getLong(8 * (i - stride)));
        }
      }
    } else if (predictor == 3) {
      byte[] planes = new byte[samples * bytes];
      for (int i = 0; i < samples; i++) {
        for (int b = 0; b < bytes; b++) {
          int significance = order == ByteOrder.LITTLE_ENDIAN ? bytes - 1 - b : b;
          planes[significance * samples + i] = data[from + i * bytes + b];
        }
      }
      for (int i = planes.length - 1; i >= stride; i--) {
        planes[i] -= planes[i - stride];
      }
      System.arraycopy(planes, 0, data, from, planes.length);
    }
  }

  private byte[] pack(byte[] data) throws IOException {
    if (!deflate) {
      return data;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packer = new DeflaterOutputStream(out)) {
      packer.write(data);
    }
    return out.toByteArray();
  }

  private void tags(int rows, int cols) {
    tags.put(256, new long[] {cols});
    tags.put(257, new long[] {rows});
    short[] bits = new short[bands];
    short[] formats = new short[bands];
    Arrays.fill(bits, (short) (8 * bytes));
    Arrays.fill(formats, (short) sampleFormat);
    tags.put(258, bits);
    tags.put(259, new short[] {(short) (deflate ? 8 : 1)});
    tags.put(262, new short[] {1});
    tags.put(277, new short[] {(short) bands});
    tags.put(284, new short[] {(short) (planar ? 2 : 1)});
    if (predictor > 1) {
      tags.put(317, new short[] {(short) predictor});
    }
    tags.put(339, formats);
    if (bands > 1) {
      tags.put(338, new short[bands - 1]);
    }
    if (tileSize > 0) {
      tags.put(322, new short[] {(short) tileSize});
      tags.put(323, new short[] {(short) tileSize});
    } else {
      tags.put(278, new short[] {(short) rowsPerStrip});
    }
    place();
    if (!nodata.isEmpty()) {
      tags.put(42113, nodata);
    }
    if (!metadata.isEmpty()) {
      tags.put(42112, metadata);
    }
  }

  private void place() {
    if (matrix) {
      tags.put(34264, new double[] {2, 0, 0, 345_000, 0, -3, 0, 5_675_000, 0, 0, 0, 0, 0, 0, 0, 1});
    } else {
      tags.put(33550, new double[] {2, 3, 0});
      tags.put(33922, new double[] {0, 0, 0, 345_000, 5_675_000, 0});
    }
    short[] keys = new short[4 + 2 * geoKeys.length + 4];
    keys[0] = 1;
    keys[1] = 1;
    keys[3] = (short) (geoKeys.length / 2 + 1);
    short[] raster = {1025, 0, 1, (short) (pixelIsPoint ? 2 : 1)};
    int at = 4;
    for (int i = 0; i < geoKeys.length; i += 2) {
      if (i == 2) {
        System.arraycopy(raster, 0, keys, at, 4);
        at += 4;
      }
      keys[at] = (short) geoKeys[i];
      keys[at + 2] = 1;
      keys[at + 3] = (short) geoKeys[i + 1];
      at += 4;
    }
    tags.put(34735, keys);
  }

  private byte[] header(long directory) {
    ByteBuffer head = ByteBuffer.allocate(16).order(order);
    byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    head.put(mark).put(mark);
    if (big) {
      head.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
    } else {
      head.putShort((short) 42).putInt((int) directory);
    }
    byte[] bytesOfHead = new byte[16];
    head.get(0, bytesOfHead);
    return bytesOfHead;
  }

  private byte[] directory(long at) {
    int inline = big ? 8 : 4;
    int size = big ? 8 + 20 * tags.size() + 8 : 2 + 12 * tags.size() + 4;
    ByteBuffer out = ByteBuffer.allocate(size + (1 << 20)).order(order);
    if (big) {
      out.putLong(tags.size());
    } else {
      out.putShort((short) tags.size());
    }
    int values = size;
    for (var entry : tags.entrySet()) {
      byte[] value = bytesOf(entry.getValue());
      out.putShort((short) (int) entry.getKey()).putShort((short) type(entry.getValue()));
      long count = value.length / width(entry.getValue());
      if (big) {
        out.putLong(count);
      } else {
        out.putInt((int) count);
      }
      int here = out.position();
      if (value.length <= inline) {
        out.put(here, value);
      } else {
        if (big) {
          out.putLong(here, at + values);
        } else {
          out.putInt(here, (int) (at + values));
        }
        out.put(values, value);
        values += value.length;
      }
      out.position(here + inline);
    }
    byte[] result = new byte[values];
    out.get(0, result);
    return result;
  }

  private int type(Object value) {
    return value instanceof short[]
        ? 3
        : value instanceof long[] ? (big ? 16 : 4) : value instanceof double[] ? 12 : 2;
  }

  private int width(Object value) {
    return value instanceof short[]
        ? 2
        : value instanceof long[] ? (big ? 8 : 4) : value instanceof double[] ? 8 : 1;
  }

  private byte[] bytesOf(Object value) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(order);
    if (value instanceof short[] shorts) {
      for (short s : shorts) {
        buffer.putShort(s);
      }
    } else if (value instanceof long[] longs) {
      for (long l : longs) {
        if (big) {
          buffer.putLong(l);
        } else {
          buffer.putInt((int) l);
        }
      }
    } else if (value instanceof double[] doubles) {
      for (double d : doubles) {
        buffer.putDouble(d);
      }
    } else {
      buffer.put((value + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    byte[] result = new byte[buffer.position()];
    buffer.get(0, result);
    return result;
  }
}
