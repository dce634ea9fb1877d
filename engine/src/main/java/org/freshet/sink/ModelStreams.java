package org.freshet.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;

/** Arrays as sections of a saved terrain model, written and read one after the other. */
final class ModelStreams {
  private static final int MOST = Integer.MAX_VALUE - 8;

  // No section is moved in larger pieces.
  private static final int CHUNK = ModelSections.CHUNK / Integer.BYTES;

  private ModelStreams() {}

  static void write(OutputStream out, String tag, int[] values) throws IOException {
    ModelSections.write(out, tag, ints(values, true));
  }

  static void write(OutputStream out, String tag, float[] values) throws IOException {
    ModelSections.write(out, tag, floats(values, true));
  }

  static void write(OutputStream out, String tag, IntColumn values) throws IOException {
    int[] chunk = new int[CHUNK];
    Move put =
        (buffer, from, count) -> {
          values.read(from, chunk, 0, count);
          buffer.asIntBuffer().put(chunk, 0, count);
        };
    ModelSections.write(out, tag, new Section(values.size(), Integer.BYTES, put));
  }

  static void write(OutputStream out, String tag, FloatColumn values) throws IOException {
    float[] chunk = new float[CHUNK];
    Move put =
        (buffer, from, count) -> {
          values.read(from, chunk, 0, count);
          buffer.asFloatBuffer().put(chunk, 0, count);
        };
    ModelSections.write(out, tag, new Section(values.size(), Float.BYTES, put));
  }

  static void write(OutputStream out, String tag, DoubleColumn values) throws IOException {
    Move put =
        (buffer, from, count) -> {
          for (int i = from; i < from + count; i++) {
            buffer.putDouble(values.get(i));
          }
        };
    ModelSections.write(out, tag, new Section(values.size(), Double.BYTES, put));
  }

  static void write(OutputStream out, String tag, byte[] values) throws IOException {
    ModelSections.write(out, tag, bytes(values, true));
  }

  static int[] readInts(InputStream in, String tag) throws IOException {
    return readInts(in, tag, MOST);
  }

  static int[] readInts(InputStream in, String tag, int most) throws IOException {
    int[] values = new int[ModelSections.open(in, tag, Integer.BYTES, most)];
    ModelSections.fill(in, tag, ints(values, false));
    return values;
  }

  static float[] readFloats(InputStream in, String tag) throws IOException {
    return readFloats(in, tag, MOST);
  }

  static float[] readFloats(InputStream in, String tag, int most) throws IOException {
    float[] values = new float[ModelSections.open(in, tag, Float.BYTES, most)];
    ModelSections.fill(in, tag, floats(values, false));
    return values;
  }

  static double[] readDoubles(InputStream in, String tag) throws IOException {
    double[] values = new double[ModelSections.open(in, tag, Double.BYTES, MOST)];
    ModelSections.fill(in, tag, doubles(values));
    return values;
  }

  static byte[] readBytes(InputStream in, String tag) throws IOException {
    return readBytes(in, tag, MOST);
  }

  static byte[] readBytes(InputStream in, String tag, int most) throws IOException {
    byte[] values = new byte[ModelSections.open(in, tag, Byte.BYTES, most)];
    ModelSections.fill(in, tag, bytes(values, false));
    return values;
  }

  @FunctionalInterface
  private interface Move {
    void run(ByteBuffer buffer, int from, int count);
  }

  private record Section(int length, int bytesEach, Move mover) implements ModelSections.Numbers {
    @Override
    public void move(ByteBuffer buffer, int from, int to) {
      mover.run(buffer, from, to - from);
    }
  }

  private static Section ints(int[] values, boolean out) {
    Move put = (buffer, from, count) -> buffer.asIntBuffer().put(values, from, count);
    Move get = (buffer, from, count) -> buffer.asIntBuffer().get(values, from, count);
    return new Section(values.length, Integer.BYTES, out ? put : get);
  }

  private static Section floats(float[] values, boolean out) {
    Move put = (buffer, from, count) -> buffer.asFloatBuffer().put(values, from, count);
    Move get = (buffer, from, count) -> buffer.asFloatBuffer().get(values, from, count);
    return new Section(values.length, Float.BYTES, out ? put : get);
  }

  private static Section doubles(double[] values) {
    Move get = (buffer, from, count) -> buffer.asDoubleBuffer().get(values, from, count);
    return new Section(values.length, Double.BYTES, get);
  }

  private static Section bytes(byte[] values, boolean out) {
    Move put = (buffer, from, count) -> buffer.put(values, from, count);
    Move get = (buffer, from, count) -> buffer.get(values, from, count);
    return new Section(values.length, Byte.BYTES, out ? put : get);
  }
}
