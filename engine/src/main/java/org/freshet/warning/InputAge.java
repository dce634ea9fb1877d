package org.freshet.warning;

import java.time.Instant;

/**
 * One input a warning rests on.
 *
 * @param source identifier of the source, such as {@code radar}
 * @param dataTime time its newest value speaks of
 * @param age_s seconds between that and the decision
 * @param flag {@code ok}, {@code late}, {@code missing} or {@code suspect}
 */
public record InputAge(String source, Instant dataTime, long age_s, String flag) {}
