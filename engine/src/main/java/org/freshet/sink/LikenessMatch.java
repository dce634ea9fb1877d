package org.freshet.sink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;

/**
 * Which sink of now takes the id of which sink from before, by the ground both cover; the rules are
 * those of {@link CarriedIds}. 40 bytes per pair. Not thread-safe.
 */
final class LikenessMatch {
  private static final Comparator<Pair> MOST_ALIKE =
      Comparator.comparingDouble((Pair pair) -> -pair.likeness())
          .thenComparingLong(pair -> -pair.common())
          .thenComparingLong(Pair::oldId)
          .thenComparingInt(Pair::place);

  private final List<Pair> pairs = new ArrayList<>();
  private final Set<Long> oldIds = new HashSet<>();

  private record Pair(double likeness, long common, long oldId, int place) {}

  /**
   * Takes in an old sink.
   *
   * @throws IllegalArgumentException if its id came before
   */
  void addOld(long oldId) {
    if (!oldIds.add(oldId)) {
      throw new IllegalArgumentException(
          "Two earlier sinks have the id (" + oldId + "). Maybe two inventories in one file.");
    }
  }

  /**
   * Takes in that an old sink and one of now share ground; too little of it is passed over.
   *
   * @param common cells both cover
   * @param oldCells cells the old one covers
   * @param nowCells cells the one of now covers
   * @param place place of the one of now
   */
  void pair(long oldId, long common, long oldCells, long nowCells, int place) {
    double likeness = (double) common / (oldCells + nowCells - common);
    if (likeness >= CarriedIds.LEAST_LIKENESS) {
      pairs.add(new Pair(likeness, common, oldId, place));
    }
  }

  /**
   * The id every sink of now gets, by its own.
   *
   * @param count number of sinks of now
   * @param ownId id of each by itself
   * @param outletId id made from its outlet, where its own is taken
   */
  Map<Long, Long> names(int count, IntToLongFunction ownId, IntToLongFunction outletId) {
    Map<Long, Long> names = matched(ownId);
    Set<Long> taken = new HashSet<>(names.values());
    Set<Long> avoided = new HashSet<>(oldIds);
    for (int place = 0; place < count; place++) {
      avoided.add(ownId.applyAsLong(place));
    }
    for (int place = 0; place < count; place++) {
      long own = ownId.applyAsLong(place);
      if (!names.containsKey(own)) {
        long id = own;
        if (taken.contains(id)) {
          id = outletId.applyAsLong(place);
          while (taken.contains(id) || avoided.contains(id)) {
            id = SinkTree.next(id);
          }
        }
        taken.add(id);
        names.put(own, id);
      }
    }
    return names;
  }

  private Map<Long, Long> matched(IntToLongFunction ownId) {
    pairs.sort(MOST_ALIKE);
    Map<Long, Long> names = new HashMap<>();
    Set<Long> given = new HashSet<>();
    for (Pair pair : pairs) {
      long own = ownId.applyAsLong(pair.place());
      if (!names.containsKey(own) && given.add(pair.oldId())) {
        names.put(own, pair.oldId());
      }
    }
    return names;
  }
}
