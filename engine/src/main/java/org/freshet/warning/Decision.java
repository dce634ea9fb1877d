package org.freshet.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of one area in one cycle.
 *
 * @param level level reached
 * @param held level that would still hold
 * @param onset when the level is reached first, null at NONE
 * @param observed whether it is reached now
 * @param probability share of the members that reach it; 1 when observed
 * @param cause text of the rule that decided
 */
record Decision(
    WarningLevel level,
    WarningLevel held,
    @Nullable Instant onset,
    boolean observed,
    double probability,
    String cause) {}
