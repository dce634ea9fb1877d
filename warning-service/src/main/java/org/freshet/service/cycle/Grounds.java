package org.freshet.service.cycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.freshet.service.area.Work;
import org.freshet.service.publish.SinkShape;
import org.freshet.service.publish.StudyMap;

/**
 * The ground of a study area as time goes by: which works stand, and the model of the ground with
 * them. Asks for the works anew at every instant it is asked for; makes a model only when others
 * stand than before. For one thread.
 */
public final class Grounds {
  private final GroundModel bare;
  private final Supplier<List<Work>> works;
  private final Maker maker;
  private final Map<Long, SinkShape> shapes = new LinkedHashMap<>();
  private final Map<String, Work> seen = new LinkedHashMap<>();
  private GroundModel current;

  /** Makes the ground with works on it. */
  @FunctionalInterface
  public interface Maker {
    /** The ground while certain works stand; those are never none. */
    GroundModel make(List<Work> standing);
  }

  /**
   * Ground that works change.
   *
   * @param bare the ground without works
   * @param works all that is known of, standing or not
   */
  public Grounds(GroundModel bare, Supplier<List<Work>> works, Maker maker) {
    this.bare = bare;
    this.works = works;
    this.maker = maker;
    this.current = bare;
    remember(bare);
  }

  /** Ground that never changes. */
  public static Grounds unchanging(GroundModel bare) {
    return new Grounds(bare, List::of, standing -> bare);
  }

  /** The ground without works. */
  public GroundModel bare() {
    return bare;
  }

  /** The ground of the interval that ends at an instant. */
  public GroundModel at(Instant end) {
    List<Work> standing = new ArrayList<>();
    for (Work work : works.get()) {
      if (work.standsAt(end)) {
        standing.add(work);
      }
    }
    standing.sort(Comparator.comparing(Work::id));
    if (!standing.equals(current.works())) {
      current = standing.isEmpty() ? bare : maker.make(standing);
      remember(current);
    }
    return current;
  }

  /** The ground last asked for. */
  GroundModel now() {
    return current;
  }

  /** Forgets which grounds there were, as if none had been asked for. */
  void forget() {
    shapes.clear();
    seen.clear();
    current = bare;
    remember(bare);
  }

  private void remember(GroundModel ground) {
    ground.shapes().forEach(shape -> shapes.putIfAbsent(shape.id(), shape));
    ground.works().forEach(work -> seen.put(work.id(), work));
  }

  /**
   * A map with every sink and work there was so far; a sink that has changed as it is now.
   *
   * @param map the map of the ground without works
   */
  StudyMap on(StudyMap map) {
    if (seen.isEmpty()) {
      return map;
    }
    Map<Long, SinkShape> all = new LinkedHashMap<>(shapes);
    current.shapes().forEach(shape -> all.put(shape.id(), shape));
    return map.with(
        new ArrayList<>(all.values()),
        current.paths().shapes(),
        seen.values().stream().map(WorkStates::shape).toList());
  }
}
