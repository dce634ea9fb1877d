package org.freshet.drainage;

/**
 * Where water goes when the outlet of a sink is blocked.
 *
 * @param sink place of the sink in the tree
 * @param outletCell cell it then spills over
 * @param sill_m level at which it then spills, m
 * @param extraDepth_m how much higher than before, m
 * @param leadsTo id of the innermost sink its overflow then comes to, or {@link
 *     org.freshet.sink.Sink#LEAVES}
 * @param drowned other depressions that fill up and become one pool with it before it spills
 */
public record AlternativeOutlet(
    int sink, int outletCell, float sill_m, double extraDepth_m, long leadsTo, int drowned) {}
