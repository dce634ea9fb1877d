package org.freshet.service.publish;

import org.freshet.warning.WarningLevel;

/**
 * One warning area at one time.
 *
 * @param key official key
 * @param level level of the warning in force
 * @param roadDepth_m deepest water on its streets now, m
 */
public record AreaState(String key, WarningLevel level, double roadDepth_m) {}
