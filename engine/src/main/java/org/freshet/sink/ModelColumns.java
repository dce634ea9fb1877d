package org.freshet.sink;

import java.io.IOException;
import java.io.InputStream;
import org.freshet.grid.DoubleColumn;
import org.freshet.grid.FloatColumn;
import org.freshet.grid.IntColumn;

/** Columns of a saved model, in the order in which they were written. */
interface ModelColumns {
  /** The next column, which must have a tag. */
  IntColumn ints(String tag) throws IOException;

  /** The next column, which must have a tag. */
  FloatColumn floats(String tag) throws IOException;

  /** The next column, which must have a tag. */
  DoubleColumn doubles(String tag) throws IOException;

  /** Columns of a stream, copied into arrays. */
  static ModelColumns of(InputStream in) {
    return new ModelColumns() {
      @Override
      public IntColumn ints(String tag) throws IOException {
        return IntColumn.of(ModelStreams.readInts(in, tag));
      }

      @Override
      public FloatColumn floats(String tag) throws IOException {
        return FloatColumn.of(ModelStreams.readFloats(in, tag));
      }

      @Override
      public DoubleColumn doubles(String tag) throws IOException {
        return DoubleColumn.of(ModelStreams.readDoubles(in, tag));
      }
    };
  }
}
