package org.freshet.service.area;

/** What a sewer district carries, as its file says it. */
public sealed interface SewerCapacity {
  /**
   * As a rate.
   *
   * @param mm_h rain its connected surfaces can lose to it, mm/h
   */
  record Rate(double mm_h) implements SewerCapacity {}

  /**
   * As what it was built for, to be read from the rain statistics of the place.
   *
   * @param returnPeriod_a return period of the rain it just carries, years
   * @param duration_min duration that decides, about the time of flow to its end, min
   */
  record ReturnPeriod(double returnPeriod_a, double duration_min) implements SewerCapacity {}
}
