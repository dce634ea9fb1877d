package org.freshet.service.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A work that stands and what it does.
 *
 * @param id identifier in the study area's file
 * @param kind what it is, such as {@code barrier}
 * @param note what people call it
 * @param since when it was put up; null: always there
 * @param until when it will be gone; null: nobody says
 * @param cells cells of its place that lie higher or lower than without works
 * @param ground_m3 ground added there, negative where it was taken away, m³
 * @param water_m3 water that stands on its place now, m³
 */
public record WorkState(
    String id,
    String kind,
    String note,
    @Nullable Instant since,
    @Nullable Instant until,
    int cells,
    double ground_m3,
    double water_m3) {}
