package org.freshet.service.cycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.freshet.rain.RainFrame;
import org.freshet.rain.RainRarity;
import org.freshet.service.publish.SensorState;
import org.freshet.service.publish.Situation;
import org.jspecify.annotations.Nullable;

/**
 * All that a cycle is told from outside, in one picture: the rain, how rare it is, the level
 * gauges, and who is silent. Not thread-safe; asked in time order.
 */
public final class Lookout {
  private final RainSource rain;
  private final @Nullable RarityWatch rarity;
  private final @Nullable GaugeDesk gauges;
  private final Function<Instant, List<SensorState>> sensors;
  private final SensedLevels sensed;
  private @Nullable RainFrame newest;

  /** Rain alone. */
  public Lookout(RainSource rain) {
    this(rain, null, null, now -> List.of(), SensedLevels.none());
  }

  /**
   * Everything.
   *
   * @param rarity null without statistics of rain
   * @param gauges null without level gauges
   * @param sensors how the sensors are at an instant
   * @param sensed gauges whose levels move the computed water
   */
  public Lookout(
      RainSource rain,
      @Nullable RarityWatch rarity,
      @Nullable GaugeDesk gauges,
      Function<Instant, List<SensorState>> sensors,
      SensedLevels sensed) {
    this.rain = rain;
    this.rarity = rarity;
    this.gauges = gauges;
    this.sensors = sensors;
    this.sensed = sensed;
  }

  /** The rain. */
  public RainSource rain() {
    return rain;
  }

  /** Rain of the interval that ends at an instant. */
  public RainFrame observed(Instant end) {
    RainFrame known = newest;
    if (known != null && known.end().equals(end)) {
      // A cycle that could not be kept is run again; its rain has been counted.
      return known;
    }
    RainFrame frame = rain.observed(end);
    if (rarity != null) {
      rarity.add(frame);
    }
    newest = frame;
    return frame;
  }

  /** The rarest rain over each warning area, by key; none without statistics. */
  private Map<String, RainRarity> rarityByArea() {
    return rarity == null ? Map.of() : rarity.byArea();
  }

  /**
   * What the step that ends now is told beside its rain, once that was {@link #observed}.
   *
   * @param situation of the same instant
   */
  Heard heard(Instant now, Situation situation) {
    return new Heard(rain.inputs(now), rarityByArea(), sensed.reports(situation.gauges()));
  }

  /** How far back the rain must be seen again for the picture to be whole. */
  Duration memory() {
    return rarity == null ? Duration.ZERO : rarity.memory();
  }

  /** Goes on from what was said before. */
  public void resume(Situation before) {
    if (gauges != null) {
      gauges.resume(before.gauges());
    }
  }

  /** What the step that ends now rests on. */
  public Situation situation(Instant now) {
    return new Situation(
        rain.picture(now),
        rarity == null ? List.of() : rarity.rarities(),
        gauges == null ? List.of() : gauges.states(now),
        sensors.apply(now));
  }
}
