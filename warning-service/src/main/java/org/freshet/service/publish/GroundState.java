package org.freshet.service.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ground of a step: which works stand on it.
 *
 * @param works those that stand, by identifier
 * @param change what changed in this step; null: nothing
 */
public record GroundState(List<WorkState> works, @Nullable GroundChange change) {
  /** No works. */
  public static final GroundState BARE = new GroundState(List.of(), null);

  /** Copies the list. */
  public GroundState {
    works = List.copyOf(works);
  }
}
