package org.freshet.service.publish;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.freshet.reroute.TransitHint;
import org.freshet.warning.InputAge;
import org.jspecify.annotations.Nullable;

/**
 * The state of the study area after one time step.
 *
 * @param time end of the step
 * @param rain_mm mean rain over the study area in this step, mm
 * @param rainSum_mm mean rain since the start, mm
 * @param stored_m3 water standing in sinks, m³
 * @param areas every warning area's state
 * @param sinks sinks with water, any order; sinks left out are dry
 * @param paths emergency drainage paths with water on them; those left out are dry
 * @param streets road edges with water now or with passability windows
 * @param hints what transit lines should do
 * @param inputs what the step rests on, with age and flags
 * @param situation what the step rests on, for people and machines
 * @param ahead what is said of sinks with water now or in some member of the forecast
 * @param corrections what reports did to the computed water in this step
 * @param ground works that stand, and what they changed in this step
 * @param depth the water as a picture; null where none was drawn
 */
public record Snapshot(
    Instant time,
    double rain_mm,
    double rainSum_mm,
    double stored_m3,
    List<AreaState> areas,
    List<SinkFill> sinks,
    List<PathFlow> paths,
    List<WetStreet> streets,
    List<TransitHint> hints,
    List<InputAge> inputs,
    Situation situation,
    List<SinkAhead> ahead,
    List<WaterCorrection> corrections,
    GroundState ground,
    @Nullable Picture depth) {
  /** Copies the lists; snapshots kept by earlier versions knew no works and no paths. */
  public Snapshot {
    areas = List.copyOf(areas);
    sinks = List.copyOf(sinks);
    paths = List.copyOf(Objects.requireNonNullElse(paths, List.of()));
    streets = List.copyOf(streets);
    hints = List.copyOf(hints);
    inputs = List.copyOf(inputs);
    ahead = List.copyOf(ahead);
    corrections = List.copyOf(corrections);
    ground = Objects.requireNonNullElse(ground, GroundState.BARE);
  }

  /** A step that says nothing of what is to come, without reports. */
  public Snapshot(
      Instant time,
      double rain_mm,
      double rainSum_mm,
      double stored_m3,
      List<AreaState> areas,
      List<SinkFill> sinks,
      List<WetStreet> streets,
      List<TransitHint> hints,
      List<InputAge> inputs,
      @Nullable Picture depth) {
    this(
        time,
        rain_mm,
        rainSum_mm,
        stored_m3,
        areas,
        sinks,
        List.of(),
        streets,
        hints,
        inputs,
        Situation.NONE,
        List.of(),
        List.of(),
        GroundState.BARE,
        depth);
  }
}
