package org.freshet.service.cycle;

import java.util.List;
import java.util.Map;
import org.freshet.rain.RainRarity;
import org.freshet.warning.InputAge;

/**
 * What a cycle is told beside the rain.
 *
 * @param inputs what the rain of now and ahead rests on
 * @param rarities how rare the rain over an area is, by area key; areas may be missing
 * @param sensed levels that sensors in sinks measured
 */
public record Heard(
    List<InputAge> inputs, Map<String, RainRarity> rarities, List<FieldReport> sensed) {
  /** Copies. */
  public Heard {
    inputs = List.copyOf(inputs);
    rarities = Map.copyOf(rarities);
    sensed = List.copyOf(sensed);
  }
}
