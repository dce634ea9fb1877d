package org.freshet.service.ingest.radolan;

import java.util.ArrayList;
import java.util.List;
import org.freshet.service.ingest.radolan.RadolanFinding.Code;

/**
 * Turns the payload into words with flags, north row first, and takes the summary in the same pass.
 * One instance decodes one frame.
 */
final class RadolanDecoder {
  private static final int EIGHT_BIT_CLUTTER = 249;
  private static final int EIGHT_BIT_NODATA = 250;

  private final RadolanHeader header;
  private final byte[] content;
  private final short[] raw;
  private int nodata;
  private int clutter;
  private int negative;
  private int secondary;
  private int saturated;
  private int undefined;
  private int valid;
  private long sum;
  private int min = Integer.MAX_VALUE;
  private int max = Integer.MIN_VALUE;
  private int maxCell = -1;

  RadolanDecoder(RadolanHeader header, byte[] content) {
    this.header = header;
    this.content = content;
    this.raw = new short[header.cells()];
  }

  RadolanFrame decode(String name) {
    int cols = header.cols();
    for (int row = 0; row < header.rows(); row++) {
      // The file starts with the southernmost row.
      int from = header.headerBytes() + (header.rows() - 1 - row) * cols * header.bytesPerCell();
      if (header.bytesPerCell() == 1) {
        unpackBytes(from, row * cols, cols);
      } else {
        unpackWords(from, row * cols, cols);
      }
      summarise(row * cols, cols);
    }
    return new RadolanFrame(name, header, raw, summary(), findings(name));
  }

  private void unpackWords(int from, int cell, int cols) {
    for (int i = 0; i < cols; i++) {
      int at = from + 2 * i;
      raw[cell + i] = (short) ((content[at] & 0xFF) | (content[at + 1] & 0xFF) << 8);
    }
  }

  private void unpackBytes(int from, int cell, int cols) {
    for (int i = 0; i < cols; i++) {
      int value = content[from + i] & 0xFF;
      int flags = 0;
      if (value >= EIGHT_BIT_NODATA) {
        flags = RadolanFrame.NODATA;
        undefined += value > EIGHT_BIT_NODATA ? 1 : 0;
      } else if (value == EIGHT_BIT_CLUTTER) {
        flags = RadolanFrame.CLUTTER;
      }
      raw[cell + i] = (short) (value | flags);
    }
  }

  private void summarise(int from, int cols) {
    for (int cell = from; cell < from + cols; cell++) {
      int word = raw[cell] & 0xFFFF;
      if ((word & RadolanFrame.NODATA) != 0) {
        nodata++;
      } else if ((word & RadolanFrame.CLUTTER) != 0) {
        clutter++;
      } else {
        summariseValid(cell, word);
      }
    }
  }

  private void summariseValid(int cell, int word) {
    int value = word & RadolanFrame.VALUE_BITS;
    valid++;
    if (value == RadolanFrame.VALUE_BITS) {
      saturated++;
    }
    if ((word & RadolanFrame.SECONDARY) != 0) {
      secondary++;
    }
    if ((word & RadolanFrame.NEGATIVE) != 0) {
      negative++;
      value = -value;
    }
    sum += value;
    min = Math.min(min, value);
    if (value > max) {
      max = value;
      maxCell = cell;
    }
  }

  private RadolanSummary summary() {
    RadolanCounts counts =
        new RadolanCounts(valid, nodata, clutter, negative, secondary, saturated);
    boolean any = valid > 0;
    return new RadolanSummary(
        counts,
        any ? RadolanScale.exact(header, min, 1) : Double.NaN,
        any ? RadolanScale.exact(header, max, 1) : Double.NaN,
        RadolanScale.exact(header, sum, valid),
        maxCell);
  }

  private List<RadolanFinding> findings(String name) {
    List<RadolanFinding> list = new ArrayList<>();
    add(list, Code.CLUTTER, clutter, " cells are flagged as clutter and count as unknown.");
    add(list, Code.NEGATIVE, negative, " cells carry the negative flag and count as no rain.");
    add(
        list,
        Code.SATURATED,
        saturated,
        " cells hold the largest value the format can say; the truth is that much or more.");
    add(
        list,
        Code.UNDEFINED_VALUE,
        undefined,
        " cells hold a value above 250 and count as unknown.");
    add(
        list,
        Code.ALL_UNKNOWN,
        valid == 0 ? header.cells() : 0,
        " cells, all of them, are unknown.");
    List<String> tokens = header.unknownTokens();
    add(list, Code.UNKNOWN_TOKEN, tokens.size(), " header tokens are unknown: " + tokens + ".");
    RadolanNames.disagreement(name, header).ifPresent(list::add);
    return list;
  }

  private static void add(List<RadolanFinding> list, Code code, long count, String text) {
    if (count > 0) {
      list.add(new RadolanFinding(code, count, count + text));
    }
  }
}
