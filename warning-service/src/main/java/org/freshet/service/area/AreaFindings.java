package org.freshet.service.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: all are counted, the first of each kind are kept. Not thread-safe. */
final class AreaFindings {
  private static final int KEPT_PER_CODE = 50;

  private final List<AreaFinding> kept = new ArrayList<>();
  private final Map<AreaFinding.Code, Long> counts = new EnumMap<>(AreaFinding.Code.class);

  void add(AreaFinding.Code code, Path file, int feature, String message) {
    if (counts.merge(code, 1L, Long::sum) <= KEPT_PER_CODE) {
      Path name = file.getFileName();
      kept.add(new AreaFinding(code, String.valueOf(name), feature, message));
    }
  }

  List<AreaFinding> kept() {
    return List.copyOf(kept);
  }

  Map<AreaFinding.Code, Long> counts() {
    return new EnumMap<>(counts);
  }
}
