package org.freshet.service.publish;

/**
 * Water on an emergency drainage path in one step.
 *
 * @param fromSink sink the path begins at
 * @param spill_m3_s what leaves that sink, m³/s, mean of the newest computing step
 * @param flow_m3_s most that passes a point of the path before it joins another: its own and what
 *     joining paths bring, m³/s
 */
public record PathFlow(long fromSink, double spill_m3_s, double flow_m3_s) {}
