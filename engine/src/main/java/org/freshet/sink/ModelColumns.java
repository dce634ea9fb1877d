package org.freshet.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Columns of a saved model, in the order in which they were written. */
interface ModelColumns {
  /** The next column, which must have a tag. */
  IntBuffer ints(String tag) throws IOException;

  /** The next column, which must have a tag. */
  FloatBuffer floats(String tag) throws IOException;

  /** The next column, which must have a tag. */
  DoubleBuffer doubles(String tag) throws IOException;

  /** Columns of a stream, copied into arrays. */
  static ModelColumns of(InputStream in) {
    return new ModelColumns() {
      @Override
      public IntBuffer ints(String tag) throws IOException {
        return IntBuffer.wrap(ModelStreams.readInts(in, tag));
      }

      @Override
      public FloatBuffer floats(String tag) throws IOException {
        return FloatBuffer.wrap(ModelStreams.readFloats(in, tag));
      }

      @Override
      public DoubleBuffer doubles(String tag) throws IOException {
        return DoubleBuffer.wrap(ModelStreams.readDoubles(in, tag));
      }
    };
  }
}
