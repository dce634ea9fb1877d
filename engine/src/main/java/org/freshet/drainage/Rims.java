package org.freshet.drainage;

import java.util.Arrays;
import org.freshet.grid.IntColumn;
import org.freshet.grid.RecordParts;
import org.freshet.grid.Scratch;

/**
 * The passes over the rim of every outermost depression: per neighbour the lowest of all and the
 * lowest away from the depression's own outlet, see {@link RimTable}. 32 bytes per pair of
 * neighbours and 4 per depression, where there is room for them. Immutable once made; safe for
 * several threads with a {@link Rim} each.
 */
final class Rims {
  private static final int INTS = 2 * RimTable.RECORD;

  private final int perPart;
  private final IntColumn[] passes;

  /** Place of the first pair of each depression within its part; one more than there are. */
  private final IntColumn start;

  /**
   * Puts passes in order, part by part.
   *
   * @param records what was found, in parts of {@code perPart} depressions each
   * @param room where they lie
   */
  Rims(int depressions, int perPart, RecordParts records, Scratch room) {
    this.perPart = perPart;
    this.passes = new IntColumn[records.count()];
    this.start = room.ints(depressions + records.count());
    RimTable table = new RimTable();
    for (int part = 0; part < passes.length; part++) {
      table.clear();
      long[] found = records.take(part);
      for (int at = 0; at < found.length; at += RimTable.RECORD) {
        table.addRecord(found, at);
      }
      passes[part] = put(part, Math.min(depressions, (part + 1) * perPart), table, room);
    }
  }

  // Starts of a part have one behind the last, so those of part p begin p places further on.
  private IntColumn put(int part, int end, RimTable table, Scratch room) {
    int first = part * perPart;
    long[] keys = table.sortedKeys();
    IntColumn into = room.ints(keys.length * INTS);
    long[] record = new long[RimTable.RECORD];
    int[] ints = new int[INTS];
    for (int i = 0; i < keys.length; i++) {
      table.record(keys[i], record);
      for (int k = 0; k < RimTable.RECORD; k++) {
        ints[2 * k] = (int) record[k];
        ints[2 * k + 1] = (int) (record[k] >> 32);
      }
      into.write(i * INTS, ints, 0, INTS);
      start.add(part + RimTable.from(keys[i]) + 1, 1);
    }
    for (int depression = first; depression < end; depression++) {
      start.add(part + depression + 1, start.get(part + depression));
    }
    return into;
  }

  /** The passes of one depression at a time. */
  Rim rim() {
    return new Rim();
  }

  /** A window on the passes of one depression; its memory is used again for the next. */
  final class Rim {
    private int[] ints = {};
    private int size;

    private Rim() {}

    /** Moves to a depression. */
    void read(int depression) {
      int part = depression / perPart;
      int from = start.get(part + depression);
      size = start.get(part + depression + 1) - from;
      if (ints.length < size * INTS) {
        ints = Arrays.copyOf(ints, 2 * size * INTS);
      }
      passes[part].read(from * INTS, ints, 0, size * INTS);
    }

    /** Number of neighbours. */
    int size() {
      return size;
    }

    private long number(int i, int k) {
      int at = i * INTS + 2 * k;
      return (ints[at] & 0xffffffffL) | ((long) ints[at + 1] << 32);
    }

    /** The neighbour. */
    int to(int i) {
      return ints[i * INTS];
    }

    /** Lowest pass to it. */
    long lowest(int i) {
      return number(i, 1);
    }

    /** Lowest pass to it away from the outlet, or {@link RimTable#NO_PASS}. */
    long away(int i) {
      return number(i, 2);
    }

    /** Cell entered over the lowest pass. */
    int entry(int i) {
      return ints[i * INTS + 6];
    }

    /** Cell entered over the lowest pass away from the outlet. */
    int awayEntry(int i) {
      return ints[i * INTS + 7];
    }
  }
}
