package org.freshet.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordPartsTest {
  private static final int THREADS = 3;

  @Test
  void givesBackEveryRecordInItsPartWhateverThreadSetItDown() {
    long seed = 5;
    Random random = new Random(seed);
    for (int longs = 1; longs <= 5; longs++) {
      RecordParts parts = new RecordParts(4, longs, THREADS, Scratch.onHeap());
      List<List<List<Long>>> expected = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        expected.add(new ArrayList<>());
      }
      // Part 3 stays empty; part 0 fills many blocks, part 2 not one.
      for (int i = 0; i < 20_000; i++) {
        int part = i % 5000 == 0 ? 2 : i % 7 == 0 ? 1 : 0;
        long[] record = random.longs(longs).toArray();
        parts.add(random.nextInt(THREADS), part, record);
        expected.get(part).add(list(record, 0, longs));
      }
      parts.end();
      assertThat(parts.count()).isEqualTo(4);
      for (int part = 0; part < 4; part++) {
        long[] taken = parts.take(part);
        List<List<Long>> found = new ArrayList<>();
        for (int at = 0; at < taken.length; at += longs) {
          found.add(list(taken, at, longs));
        }
        assertThat(found)
            .as("seed %d, %d longs, part %d", seed, longs, part)
            .containsExactlyInAnyOrderElementsOf(expected.get(part));
      }
    }
  }

  private static List<Long> list(long[] numbers, int from, int count) {
    List<Long> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(numbers[from + i]);
    }
    return list;
  }
}
