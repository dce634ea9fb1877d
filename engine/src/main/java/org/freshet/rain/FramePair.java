package org.freshet.rain;

/**
 * Two frames to see motion between, at one level of detail.
 *
 * @param before the earlier frame
 * @param after the later one, of the same shape
 * @param steps how many nowcast steps lie between them
 * @param weight how much the pair counts: recent ones more
 */
record FramePair(LogRain before, LogRain after, float steps, float weight) {
  FramePair half() {
    return new FramePair(before.half(), after.half(), steps, weight);
  }

  FramePair smooth() {
    return new FramePair(before.smooth(), after.smooth(), steps, weight);
  }
}
