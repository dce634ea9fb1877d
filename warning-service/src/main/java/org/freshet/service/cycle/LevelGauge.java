package org.freshet.service.cycle;

import java.time.Duration;
import org.freshet.gauge.AlarmStages;

/**
 * A level gauge of the study area.
 *
 * @param id its name
 * @param key sensor its values come under
 * @param source what its levels come from
 * @param interval between its values
 * @param stages its alarm stages
 */
public record LevelGauge(
    String id, String key, String source, Duration interval, AlarmStages stages) {}
