package org.freshet.service.publish;

import java.util.List;
import org.freshet.gauge.GaugeState;
import org.freshet.rain.RainRarity;

/**
 * What a time step rests on, as people and machines are shown it: the rain and what it was made of,
 * how rare it is, the level gauges, and who is silent.
 *
 * @param rain the rain
 * @param rarities the rarest rain of every rain cell with at least a yearly one, by cell
 * @param gauges level gauges, in the order of the study area file
 * @param sensors every watched sensor
 */
public record Situation(
    RainPicture rain,
    List<RainRarity> rarities,
    List<GaugeState> gauges,
    List<SensorState> sensors) {
  /** Nothing is said. */
  public static final Situation NONE =
      new Situation(RainPicture.NONE, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Situation {
    rarities = List.copyOf(rarities);
    gauges = List.copyOf(gauges);
    sensors = List.copyOf(sensors);
  }

  /** Whether there are sources of rain and none had a frame. */
  public boolean rainUnknown() {
    return !rain.sources().isEmpty() && rain.source() == null;
  }

  /** Whether nothing at all is heard: no rain, and of the sensors none but missing ones. */
  public boolean blind() {
    return rainUnknown() && sensors.stream().allMatch(one -> one.flag().equals("missing"));
  }
}
