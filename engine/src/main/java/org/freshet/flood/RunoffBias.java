package org.freshet.flood;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * By how much more or less water runs into the sinks than is computed, as corrections of their
 * levels have taught.
 *
 * <p>A lesson is the water a correction added, over the runoff computed into the corrected pool
 * since rain began. The factor on the runoff into a leaf is 1 plus the lessons about it, each
 * halved every {@value #HALF_LIFE_H} h, kept within {@value #LEAST} and {@value #MOST}. A method of
 * our own; limits in {@code docs/methods/flood-model.md}.
 *
 * <p>Immutable; thread-safe. Memory: 16 bytes per unit and some 40 per lesson.
 */
final class RunoffBias {
  /** Smallest and largest factor. */
  static final double LEAST = 0.5;

  static final double MOST = 2;

  /** A lesson counts half after so long, h. */
  static final double HALF_LIFE_H = 24;

  /** Less runoff than this since rain began teaches nothing, mm. */
  static final double LEAST_RUNOFF_MM = 2;

  /** Longer without runoff, and a level tells of the pool's losses, ms. */
  static final double LATELY_MS = 3_600_000;

  private static final double LEAST_CHANGE = 1e-3;
  private static final Duration FORGOTTEN = Duration.ofDays(7);
  private static final double MS_PER_HOUR = 3_600_000;

  private final EventRunoff event;
  private final List<Lesson> lessons;

  RunoffBias(EventRunoff event, List<Lesson> lessons) {
    this.event = event;
    this.lessons = List.copyOf(lessons);
  }

  static RunoffBias none(int units) {
    return new RunoffBias(EventRunoff.none(units), List.of());
  }

  /**
   * One lesson.
   *
   * @param node node of the hierarchy; the lesson is about all leaves below it
   * @param time when it was learnt
   * @param change by how much it moved the factor then
   */
  record Lesson(int node, Instant time, double change) {
    double changeAt(Instant now) {
      double age_h = Duration.between(time, now).toMillis() / MS_PER_HOUR;
      return change * StrictMath.pow(0.5, age_h / HALF_LIFE_H);
    }

    boolean isAbout(SpillForest forest, int leaf) {
      int rank = forest.rank(leaf);
      int last = forest.rank(node);
      return rank <= last && rank >= forest.firstBelow(last);
    }
  }

  EventRunoff event() {
    return event;
  }

  List<Lesson> lessons() {
    return lessons;
  }

  static double bounded(double factor) {
    return Math.max(LEAST, Math.min(MOST, factor));
  }

  /** Factor on the runoff into a leaf at an instant. O(lessons · depth of the tree). */
  double factor(SpillForest forest, int leaf, Instant now) {
    return bounded(unbounded(forest, leaf, now));
  }

  /** Factors on the runoff into all leaves at an instant. O(leaves · lessons). */
  double[] factors(SpillForest forest, Instant now) {
    double[] factors = new double[forest.sinks().leafCount()];
    Arrays.fill(factors, 1);
    for (int leaf = 0; leaf < factors.length && !lessons.isEmpty(); leaf++) {
      factors[leaf] = factor(forest, leaf, now);
    }
    return factors;
  }

  private double unbounded(SpillForest forest, int leaf, Instant now) {
    double factor = 1;
    for (Lesson lesson : lessons) {
      factor += lesson.isAbout(forest, leaf) ? lesson.changeAt(now) : 0;
    }
    return factor;
  }

  /** After one more step: its runoff counted, lessons of more than a week ago let go. */
  RunoffBias after(double[] arriving_mm, TimeSpan step) {
    EventRunoff counted = event.after(arriving_mm, step.length().toMillis());
    if (lessons.isEmpty()) {
      return new RunoffBias(counted, lessons);
    }
    List<Lesson> kept = new ArrayList<>(lessons);
    kept.removeIf(lesson -> lesson.time().plus(FORGOTTEN).isBefore(step.end()));
    return new RunoffBias(counted, kept);
  }

  /**
   * With what a correction teaches; the same where too little runoff came, or none lately.
   *
   * @param node the corrected pool
   * @param leaf leaf below it the correction fell into
   * @param added_m3 what the correction added, negative where it took, m³
   */
  RunoffBias taught(FloodModel model, int node, int leaf, Instant now, double added_m3) {
    SpillForest forest = model.spillNet().forest;
    RunoffMatrix runoff = model.runoff();
    double runoff_m3 = 0;
    double area_m2 = 0;
    double dry_ms = Double.POSITIVE_INFINITY;
    int last = forest.rank(node);
    for (int rank = forest.firstBelow(last); rank <= last; rank++) {
      if (forest.left[rank] < 0) {
        int row = forest.leaf(rank);
        runoff_m3 += runoff.volume_m3(event.sum_mm(), row);
        area_m2 += runoff.area_m2(row);
        dry_ms = Math.min(dry_ms, runoff.least(event.dry_ms(), row));
      }
    }
    if (runoff_m3 * 1000 < LEAST_RUNOFF_MM * area_m2 || runoff_m3 <= 0 || dry_ms > LATELY_MS) {
      return this;
    }
    double known = unbounded(forest, leaf, now);
    double change = bounded(known + added_m3 / runoff_m3) - known;
    if (Math.abs(change) < LEAST_CHANGE || change > 0 != added_m3 > 0) {
      return this;
    }
    List<Lesson> more = new ArrayList<>(lessons);
    more.add(new Lesson(node, now, change));
    return new RunoffBias(event, more);
  }

  /** Without the newest lesson about a leaf that moved the factor by just so much. */
  RunoffBias without(SpillForest forest, int leaf, double change) {
    for (int i = lessons.size() - 1; i >= 0; i--) {
      Lesson lesson = lessons.get(i);
      if (lesson.change() == change && lesson.isAbout(forest, leaf)) {
        List<Lesson> fewer = new ArrayList<>(lessons);
        fewer.remove(i);
        return new RunoffBias(event, fewer);
      }
    }
    return this;
  }
}
