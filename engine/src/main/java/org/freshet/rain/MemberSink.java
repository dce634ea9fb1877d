package org.freshet.rain;

/** Takes the frames of an ensemble as they are made. Must be thread-safe. */
@FunctionalInterface
public interface MemberSink {
  /**
   * One frame.
   *
   * @param member which member
   * @param step which step, 0 the first
   * @param rain_mm depths of the output window, NaN unknown; used again after the call returns
   */
  void accept(int member, int step, float[] rain_mm);
}
