package org.freshet.reroute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.exposure.RoadEdge;
import org.jspecify.annotations.Nullable;

/**
 * Turns closures into hints for lines: where to leave the way, where to come back, what is skipped.
 *
 * <p>A bus is led around by the road network; where the first stop behind the water cannot be
 * reached, a later stop is tried, then an earlier one to leave from. A rail-bound line is only
 * interrupted; so is a bus nothing leads around: either side goes on by itself. Closures less than
 * a quarter of an hour apart make one hint. A stop on a closed edge counts as skipped even where
 * the water stands at the edge's other end: nobody drives through.
 *
 * <p>Immutable; thread-safe if the network is. Deterministic: hints come in order of route,
 * direction, start and place on the line. Cost: one or two routes per gap and episode, up to 28
 * where stops are cut off.
 */
public final class TransitRerouter {
  private static final int MAX_FURTHER_STOPS = 6;

  private final @Nullable RoadNetwork network;
  private final List<RoadEdge> edges;

  /**
   * A rerouter.
   *
   * @param network street network; null where there is none, then no line finds a diversion
   * @param edges all edges that windows and patterns may name, by index: those of the network, then
   *     tracks
   */
  public TransitRerouter(@Nullable RoadNetwork network, List<RoadEdge> edges) {
    this.network = network;
    this.edges = List.copyOf(edges);
  }

  /**
   * The hints of all lines.
   *
   * @param patterns lines
   * @param roadClosures when which edge is closed for buses
   * @param railClosures when which edge is closed for rail-bound vehicles
   */
  public List<TransitHint> hints(
      List<LinePattern> patterns,
      List<PassabilityWindow> roadClosures,
      List<PassabilityWindow> railClosures) {
    Map<String, TransitHint> hints = new HashMap<>();
    for (LinePattern pattern : patterns) {
      List<PassabilityWindow> closures = pattern.railBound() ? railClosures : roadClosures;
      for (TransitHint hint : hints(pattern, closures)) {
        hints.merge(key(hint), hint, TransitRerouter::earlier);
      }
    }
    List<TransitHint> sorted = new ArrayList<>(hints.values());
    sorted.sort(
        Comparator.comparing(TransitHint::routeId)
            .thenComparingInt(TransitHint::directionId)
            .thenComparing(TransitHint::from)
            .thenComparing(TransitRerouter::key));
    return List.copyOf(sorted);
  }

  /** Variants of a line with the same gap give one hint. */
  private static String key(TransitHint hint) {
    return String.join(
        "\n",
        hint.routeId(),
        Integer.toString(hint.directionId()),
        hint.lastStopId(),
        hint.nextStopId(),
        String.join("\t", hint.skippedStopIds()),
        hint.from().toString());
  }

  private static TransitHint earlier(TransitHint a, TransitHint b) {
    return b.from().isBefore(a.from()) ? b : a;
  }

  private List<TransitHint> hints(LinePattern pattern, List<PassabilityWindow> closures) {
    BitSet way = new BitSet();
    pattern.way().forEach(span -> way.set(span.edge()));
    List<PassabilityWindow> own = closures.stream().filter(w -> way.get(w.edge())).toList();
    List<TransitHint> hints = new ArrayList<>();
    for (ClosureEpisode episode : ClosureEpisode.of(own)) {
      BitSet closed = new BitSet();
      closures.stream().filter(episode::overlaps).forEach(w -> closed.set(w.edge()));
      for (Gap gap : gaps(pattern, episode, closed)) {
        hints.add(hint(pattern, episode, gap));
      }
    }
    return hints;
  }

  /** A gap and the way around it, if there is one. */
  private record Gap(StopGap stops, @Nullable Route diversion) {}

  private List<Gap> gaps(LinePattern pattern, ClosureEpisode episode, BitSet closed) {
    BitSet ownClosed = new BitSet();
    episode.windows().forEach(window -> ownClosed.set(window.edge()));
    List<StopGap> torn = new ArrayList<>();
    for (EdgeSpan span : pattern.way()) {
      if (ownClosed.get(span.edge())) {
        StopGap gap = StopGap.around(pattern.stops(), span);
        if (gap.next() > 0 && gap.last() < pattern.stops().size() - 1) {
          torn.add(gap);
        }
      }
    }
    List<StopGap> merged = StopGap.merged(torn);
    while (true) {
      List<Gap> bridged = new ArrayList<>();
      for (StopGap gap : merged) {
        bridged.add(bridge(pattern, gap, closed));
      }
      // A bridge may have to land behind the next gap: then both are one.
      List<StopGap> again = StopGap.merged(withoutIslands(bridged));
      if (again.size() == bridged.size()) {
        return bridged;
      }
      merged = again;
    }
  }

  /** Joins cuts with a single stop between them: nobody comes there, from neither side. */
  private static List<StopGap> withoutIslands(List<Gap> gaps) {
    List<StopGap> joined = new ArrayList<>();
    for (int i = 0; i < gaps.size(); i++) {
      StopGap gap = gaps.get(i).stops();
      boolean island =
          i > 0
              && gaps.get(i - 1).diversion() == null
              && gaps.get(i).diversion() == null
              && gaps.get(i - 1).stops().next() == gap.last();
      joined.add(island ? new StopGap(gap.last() - 1, gap.next()) : gap);
    }
    return joined;
  }

  private Gap bridge(LinePattern pattern, StopGap gap, BitSet closed) {
    int count = pattern.stops().size();
    if (network == null || pattern.railBound() || gap.last() < 0 || gap.next() >= count) {
      return unbridged(pattern, gap);
    }
    for (int further = 0; further <= MAX_FURTHER_STOPS; further++) {
      for (int back = 0; back <= further; back++) {
        int last = gap.last() - back;
        int next = gap.next() + further - back;
        if (last >= 0 && next < count) {
          Route route = route(pattern, last, next, closed);
          if (route != null) {
            return new Gap(new StopGap(last, next), route);
          }
        }
      }
    }
    return unbridged(pattern, gap);
  }

  /** Either side goes on by itself, unless a single stop is left of it. */
  private static Gap unbridged(LinePattern pattern, StopGap gap) {
    int count = pattern.stops().size();
    return new Gap(
        new StopGap(
            gap.last() == 0 ? -1 : gap.last(), gap.next() == count - 1 ? count : gap.next()),
        null);
  }

  private @Nullable Route route(LinePattern pattern, int last, int next, BitSet closed) {
    PatternStop from = pattern.stops().get(last);
    PatternStop to = pattern.stops().get(next);
    return network == null
        ? null
        : network.route(from.lon(), from.lat(), to.lon(), to.lat(), closed);
  }

  private TransitHint hint(LinePattern pattern, ClosureEpisode episode, Gap gap) {
    List<PatternStop> stops = pattern.stops();
    StopGap ends = gap.stops();
    Set<Integer> closedEdges = closedEdges(pattern, episode, ends);
    List<PassabilityWindow> windows =
        episode.windows().stream().filter(w -> closedEdges.contains(w.edge())).toList();
    Instant until = windows.stream().map(ClosureEpisode::end).max(Instant::compareTo).orElseThrow();
    Set<String> streets = new LinkedHashSet<>();
    closedEdges.forEach(edge -> streets.add(edges.get(edge).name()));
    streets.remove("");
    List<String> skipped = new ArrayList<>();
    for (int stop = Math.max(0, ends.last() + 1); stop < ends.next(); stop++) {
      skipped.add(stops.get(stop).id());
    }
    return new TransitHint(
        pattern.routeId(),
        pattern.routeName(),
        pattern.directionId(),
        windows.stream().map(PassabilityWindow::from).min(Instant::compareTo).orElseThrow(),
        until.equals(Instant.MAX) ? null : until,
        List.copyOf(streets),
        List.copyOf(closedEdges),
        skipped,
        ends.last() < 0 ? "" : stops.get(ends.last()).id(),
        ends.next() >= stops.size() ? "" : stops.get(ends.next()).id(),
        gap.diversion(),
        extra_s(pattern, ends, gap.diversion()),
        windows.stream().anyMatch(PassabilityWindow::observed));
  }

  private static Set<Integer> closedEdges(
      LinePattern pattern, ClosureEpisode episode, StopGap ends) {
    BitSet closed = new BitSet();
    episode.windows().forEach(window -> closed.set(window.edge()));
    Set<Integer> inGap = new LinkedHashSet<>();
    for (EdgeSpan span : pattern.way()) {
      StopGap own = StopGap.around(pattern.stops(), span);
      if (closed.get(span.edge()) && own.last() >= ends.last() && own.next() <= ends.next()) {
        inGap.add(span.edge());
      }
    }
    return inGap;
  }

  /** Against the dry way from stop to stop that the line takes otherwise. */
  private long extra_s(LinePattern pattern, StopGap ends, @Nullable Route diversion) {
    if (diversion == null) {
      return 0;
    }
    double usual_s = 0;
    for (int stop = ends.last(); stop < ends.next(); stop++) {
      Route leg = route(pattern, stop, stop + 1, new BitSet());
      if (leg == null) {
        return 0;
      }
      usual_s += leg.duration_s();
    }
    return Math.max(0, Math.round(diversion.duration_s() - usual_s));
  }
}
