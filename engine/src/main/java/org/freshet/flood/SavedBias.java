package org.freshet.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The learnt bias of the runoff in a saved flood state, its last part.
 *
 * @param bias the bias
 * @param sum_m3 what it has added so far, m³
 */
record SavedBias(RunoffBias bias, double sum_m3) {
  static void write(FloodState state, NodePrints prints, DataOutput out) throws IOException {
    RunoffBias bias = state.bias();
    out.writeDouble(state.balance().bias_m3());
    SavedFields.writeDoubles(bias.event().sum_mm(), out);
    SavedFields.writeDoubles(bias.event().dry_ms(), out);
    out.writeInt(bias.lessons().size());
    for (RunoffBias.Lesson lesson : bias.lessons()) {
      out.writeInt(lesson.node());
      out.writeLong(prints.of(lesson.node()));
      SavedFields.writeInstant(lesson.time(), out);
      out.writeDouble(lesson.change());
    }
  }

  /** What a state has that was saved before anything was learnt. */
  static SavedBias none(int units) {
    return new SavedBias(RunoffBias.none(units), 0);
  }

  /** Reads into the very model that was saved. */
  static SavedBias readSame(int units, DataInput in) throws IOException {
    double sum_m3 = in.readDouble();
    double[] sum_mm = SavedFields.readDoubles(units, in);
    EventRunoff event = new EventRunoff(sum_mm, SavedFields.readDoubles(units, in));
    List<RunoffBias.Lesson> lessons = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int node = in.readInt();
      in.readLong();
      Instant time = SavedFields.readInstant(in);
      lessons.add(new RunoffBias.Lesson(node, time, in.readDouble()));
    }
    return new SavedBias(new RunoffBias(event, lessons), sum_m3);
  }

  /**
   * Reads into a changed model: a lesson about a node that is there no more is let go.
   *
   * @param units place in the saved state of every unit there is now, negative for none
   * @param oldUnits number of units in the saved state
   */
  static SavedBias readChanged(
      int[] units, int oldUnits, Map<Long, Integer> nodeOfPrint, DataInput in) throws IOException {
    double sum_m3 = in.readDouble();
    double[] sum_mm = StateCarry.moved(SavedFields.readDoubles(oldUnits, in), units);
    double[] dry_ms = StateCarry.moved(SavedFields.readDoubles(oldUnits, in), units);
    List<RunoffBias.Lesson> lessons = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      in.readInt();
      Integer node = nodeOfPrint.get(in.readLong());
      Instant time = SavedFields.readInstant(in);
      double change = in.readDouble();
      if (node != null) {
        lessons.add(new RunoffBias.Lesson(node, time, change));
      }
    }
    return new SavedBias(new RunoffBias(new EventRunoff(sum_mm, dry_ms), lessons), sum_m3);
  }
}
