package org.freshet.gauge;

/**
 * The level of one gauge at one lead.
 *
 * @param lead steps from now
 * @param level_m expected level, m
 * @param low_m in one of ten cases it will be lower, m
 * @param high_m in one of ten cases it will be higher, m
 * @param method what made it
 */
public record LeadForecast(
    int lead, double level_m, double low_m, double high_m, LevelMethod method) {}
