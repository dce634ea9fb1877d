package org.freshet.grid;

/** Arrays. Without a state. */
final class HeapScratch implements Scratch {
  static final HeapScratch ROOM = new HeapScratch();

  private HeapScratch() {}

  @Override
  public IntColumn ints(int count) {
    return IntColumn.of(new int[count]);
  }

  @Override
  public LongColumn longs(int count) {
    return LongColumn.of(new long[count]);
  }

  @Override
  public FloatColumn floats(int count) {
    return FloatColumn.of(new float[count]);
  }

  @Override
  public DoubleColumn doubles(int count) {
    return DoubleColumn.of(new double[count]);
  }

  @Override
  public ByteColumn bytes(int count) {
    return ByteColumn.of(new byte[count]);
  }

  @Override
  public FlagColumn flags(int count) {
    return FlagColumn.of(new boolean[count]);
  }

  @Override
  public IntColumn keep(int[] values) {
    return IntColumn.of(values);
  }

  @Override
  public FloatColumn keep(float[] values) {
    return FloatColumn.of(values);
  }

  @Override
  public Scratch nested() {
    return this;
  }

  @Override
  public void close() {}
}
