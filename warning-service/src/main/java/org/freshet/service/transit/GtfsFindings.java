package org.freshet.service.transit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: all are counted, the first of each kind are kept. Not thread-safe. */
final class GtfsFindings {
  private static final int KEPT_PER_CODE = 50;

  private final List<GtfsFinding> kept = new ArrayList<>();
  private final Map<GtfsFinding.Code, Long> counts = new EnumMap<>(GtfsFinding.Code.class);

  void add(GtfsFinding.Code code, String file, long line, String message) {
    long count = counts.merge(code, 1L, Long::sum);
    if (count <= KEPT_PER_CODE) {
      kept.add(new GtfsFinding(code, file, line, message));
    }
  }

  List<GtfsFinding> kept() {
    return List.copyOf(kept);
  }

  Map<GtfsFinding.Code, Long> counts() {
    return new EnumMap<>(counts);
  }
}
