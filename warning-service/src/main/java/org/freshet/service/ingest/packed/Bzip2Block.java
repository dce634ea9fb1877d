package org.freshet.service.ingest.packed;

import java.io.IOException;
import java.util.Arrays;

/**
 * One block of a bzip2 file: Huffman codes, move to front, the Burrows-Wheeler transform undone,
 * runs written out, the checksum proved. One instance decodes one block.
 */
final class Bzip2Block {
  private static final int MOST_SYMBOLS = 900_000;
  private static final int GROUP = 50;
  private static final int MOST_CODE_BITS = 20;
  private static final int RUN_LENGTH = 4;
  private static final int[] CRC = crcTable();

  private final byte[] packed;
  private final int most_bytes;
  private long bit;

  private final byte[] used = new byte[256];
  private int usedCount;
  private byte[] selectors = new byte[0];
  private int[][] limit = new int[0][];
  private int[][] base = new int[0][];
  private int[][] perm = new int[0][];
  private int[] minBits = new int[0];

  Bzip2Block(byte[] packed, long afterMark, int most_bytes) {
    this.packed = packed;
    this.bit = afterMark;
    this.most_bytes = most_bytes;
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int c = i << 24;
      for (int k = 0; k < Byte.SIZE; k++) {
        c = c < 0 ? c << 1 ^ 0x04c11db7 : c << 1;
      }
      table[i] = c;
    }
    return table;
  }

  byte[] decode() throws IOException {
    int stated = bits(16) << 16 | bits(16);
    if (bits(1) != 0) {
      throw new IOException("a block of the oldest, randomised kind");
    }
    int origin = bits(24);
    readUsed();
    readCodes();
    int[] counts = new int[256];
    int[] chain = new int[MOST_SYMBOLS];
    int length = symbols(chain, counts);
    if (origin >= length) {
      throw new IOException("a block points outside of itself");
    }
    link(chain, counts, length);
    return write(chain, chain[origin] >>> 8, length, stated);
  }

  private int bits(int count) throws IOException {
    long at = bit;
    bit += count;
    if (bit > (long) packed.length * Byte.SIZE) {
      throw new IOException("a block is cut short");
    }
    int first = (int) (at >>> 3);
    long window = 0;
    int bytes = ((int) (at & 7) + count + 7) >>> 3;
    for (int i = 0; i < bytes; i++) {
      window = window << 8 | (packed[first + i] & 0xFF);
    }
    int unused = bytes * Byte.SIZE - (int) (at & 7) - count;
    return (int) (window >>> unused & (1L << count) - 1);
  }

  private void readUsed() throws IOException {
    int groups = bits(16);
    for (int i = 0; i < 16; i++) {
      if ((groups & 0x8000 >> i) != 0) {
        int members = bits(16);
        for (int j = 0; j < 16; j++) {
          if ((members & 0x8000 >> j) != 0) {
            used[usedCount++] = (byte) (16 * i + j);
          }
        }
      }
    }
    if (usedCount == 0) {
      throw new IOException("a block uses no byte");
    }
  }

  private void readCodes() throws IOException {
    int tables = bits(3);
    int count = bits(15);
    if (tables < 2 || tables > 6 || count < 1) {
      throw new IOException("a block without codes");
    }
    selectors = new byte[count];
    byte[] front = {0, 1, 2, 3, 4, 5};
    for (int i = 0; i < count; i++) {
      int place = 0;
      while (bits(1) == 1) {
        place++;
        if (place >= tables) {
          throw new IOException("a block names a code that is not there");
        }
      }
      byte table = front[place];
      System.arraycopy(front, 0, front, 1, place);
      front[0] = table;
      selectors[i] = table;
    }
    limit = new int[tables][];
    base = new int[tables][];
    perm = new int[tables][];
    minBits = new int[tables];
    for (int table = 0; table < tables; table++) {
      code(table);
    }
  }

  private void code(int table) throws IOException {
    int alphabet = usedCount + 2;
    int[] lengths = new int[alphabet];
    int length = bits(5);
    for (int symbol = 0; symbol < alphabet; symbol++) {
      while (bits(1) == 1) {
        length += bits(1) == 0 ? 1 : -1;
      }
      if (length < 1 || length > MOST_CODE_BITS) {
        throw new IOException("a code of " + length + " bits");
      }
      lengths[symbol] = length;
    }
    int least = Arrays.stream(lengths).min().orElse(1);
    int most = Arrays.stream(lengths).max().orElse(1);
    int[] order = new int[alphabet];
    int[] ofLength = new int[MOST_CODE_BITS + 2];
    int next = 0;
    for (int bits = least; bits <= most; bits++) {
      for (int symbol = 0; symbol < alphabet; symbol++) {
        if (lengths[symbol] == bits) {
          order[next++] = symbol;
          ofLength[bits]++;
        }
      }
    }
    int[] last = new int[MOST_CODE_BITS + 2];
    int[] shift = new int[MOST_CODE_BITS + 2];
    Arrays.fill(last, Integer.MAX_VALUE);
    int value = 0;
    int before = 0;
    for (int bits = least; bits <= most; bits++) {
      shift[bits] = value - before;
      value += ofLength[bits];
      before += ofLength[bits];
      last[bits] = value - 1;
      value <<= 1;
    }
    minBits[table] = least;
    limit[table] = last;
    base[table] = shift;
    perm[table] = order;
  }

  private int symbol(int table) throws IOException {
    int length = minBits[table];
    int value = bits(length);
    int[] last = limit[table];
    while (value > last[length]) {
      length++;
      if (length > MOST_CODE_BITS) {
        throw new IOException("a code that means nothing");
      }
      value = value << 1 | bits(1);
    }
    int place = value - base[table][length];
    if (place < 0 || place >= perm[table].length) {
      throw new IOException("a code that means nothing");
    }
    return perm[table][place];
  }

  /** Undoes Huffman and move to front; returns how many bytes the transform is of. */
  private int symbols(int[] chain, int[] counts) throws IOException {
    byte[] front = Arrays.copyOf(used, 256);
    int end = usedCount + 1;
    int length = 0;
    int group = -1;
    int left = 0;
    int run = 0;
    int weight = 1;
    while (true) {
      if (left == 0) {
        group++;
        if (group >= selectors.length) {
          throw new IOException("a block without end");
        }
        left = GROUP;
      }
      left--;
      int symbol = symbol(selectors[group]);
      if (symbol <= 1) {
        run += weight << symbol;
        weight <<= 1;
        if (run > MOST_SYMBOLS || weight > 2 * MOST_SYMBOLS) {
          throw new IOException("a run longer than a block");
        }
        continue;
      }
      if (run > 0) {
        length = fill(chain, counts, front[0] & 0xFF, run, length);
        run = 0;
        weight = 1;
      }
      if (symbol == end) {
        return length;
      }
      byte value = front[symbol - 1];
      System.arraycopy(front, 0, front, 1, symbol - 1);
      front[0] = value;
      length = fill(chain, counts, value & 0xFF, 1, length);
    }
  }

  private static int fill(int[] chain, int[] counts, int value, int times, int from)
      throws IOException {
    int to = from + times;
    if (to > MOST_SYMBOLS) {
      throw new IOException("a block longer than a block");
    }
    Arrays.fill(chain, from, to, value);
    counts[value] += times;
    return to;
  }

  /** Makes each entry point to the one that follows it in the text, above its byte. */
  private static void link(int[] chain, int[] counts, int length) {
    int[] next = new int[256];
    for (int i = 1; i < next.length; i++) {
      next[i] = next[i - 1] + counts[i - 1];
    }
    for (int i = 0; i < length; i++) {
      int value = chain[i] & 0xFF;
      chain[next[value]++] |= i << 8;
    }
  }

  private byte[] write(int[] chain, int start, int length, int stated) throws IOException {
    byte[] out = new byte[4 * MOST_SYMBOLS];
    int size = 0;
    int crc = -1;
    int position = start;
    int same = 0;
    int before = -1;
    for (int i = 0; i < length; i++) {
      int entry = chain[position];
      int value = entry & 0xFF;
      position = entry >>> 8;
      int times = 1;
      if (same == RUN_LENGTH) {
        times = value;
        value = before;
        same = 0;
        before = -1;
      } else {
        same = value == before ? same + 1 : 1;
        before = value;
      }
      if (size + times > out.length) {
        if (size + times > most_bytes) {
          throw new IOException("more than " + most_bytes + " bytes in a block");
        }
        out = Arrays.copyOf(out, (int) Math.min(most_bytes, 2L * out.length + times));
      }
      Arrays.fill(out, size, size + times, (byte) value);
      size += times;
      for (int k = 0; k < times; k++) {
        crc = crc << 8 ^ CRC[crc >>> 24 ^ value];
      }
    }
    if (~crc != stated) {
      throw new IOException("the checksum of a block is wrong");
    }
    return Arrays.copyOf(out, size);
  }
}
