/**
 * Levels, rules, the incident state machine and its explanations. Pure: no clock, no I/O.
 *
 * <p>How to wire it: {@code OutlookMaker maker = new OutlookMaker(rules, modelVersion)} and {@code
 * IncidentBook book = IncidentBook.empty(rules)} once; every cycle {@code List<AreaOutlook>
 * outlooks = maker.outlooks(now, exposure.impacts(now, levels, rules.thresholds_m()),
 * exposure.impacts(forecast, rules.thresholds_m()), inputs, state.quality().recentShare())}, then
 * {@code IncidentBook.Step step = book.step(now, outlooks)}; publish {@code step.messages()}, keep
 * {@code step.book()}.
 */
@NullMarked
package org.freshet.warning;

import org.jspecify.annotations.NullMarked;
