package org.freshet.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.freshet.exposure.AreaImpact;
import org.freshet.exposure.AssetDepth;
import org.freshet.exposure.ImpactSeries;
import org.freshet.exposure.StreetDepth;
import org.jspecify.annotations.Nullable;

/**
 * One area now and in every forecast member, ready to be asked.
 *
 * @param now impact now
 * @param members per member the impacts ahead, in time order, later than now
 * @param horizon last instant that may warn
 */
record AreaView(AreaImpact now, List<List<AreaImpact>> members, Instant horizon) {
  static AreaView of(
      Instant time, Duration leadTime, AreaImpact now, List<ImpactSeries> forecast, int area) {
    List<List<AreaImpact>> members = new ArrayList<>();
    for (ImpactSeries series : forecast) {
      List<AreaImpact> ahead = new ArrayList<>();
      for (List<AreaImpact> impacts : series.impacts()) {
        AreaImpact impact = impacts.get(area);
        requireSameArea(now, impact);
        if (impact.time().isAfter(time)) {
          ahead.add(impact);
        }
      }
      members.add(ahead);
    }
    return new AreaView(now, members, time.plus(leadTime));
  }

  private static void requireSameArea(AreaImpact now, AreaImpact ahead) {
    if (!now.area().key().equals(ahead.area().key())) {
      throw new IllegalArgumentException(
          "Forecast of area ("
              + ahead.area().key()
              + ") stands where ("
              + now.area().key()
              + ") is now. Maybe the areas changed their order.");
    }
  }

  /** Share of the members in which something happens within the lead time, 0 without members. */
  double share(Predicate<AreaImpact> happens) {
    if (members.isEmpty()) {
      return 0;
    }
    return (double) firstTimes(happens).size() / members.size();
  }

  /** The instant by which a share of the members has seen something; null where they never do. */
  @Nullable Instant timeBy(Predicate<AreaImpact> happens, double share) {
    List<Instant> first = firstTimes(happens);
    int needed = needed(share);
    return first.size() < needed ? null : first.get(needed - 1);
  }

  private List<Instant> firstTimes(Predicate<AreaImpact> happens) {
    List<Instant> first = new ArrayList<>();
    for (List<AreaImpact> member : members) {
      for (AreaImpact impact : member) {
        if (!impact.time().isAfter(horizon) && happens.test(impact)) {
          first.add(impact.time());
          break;
        }
      }
    }
    first.sort(null);
    return first;
  }

  private int needed(double share) {
    return Math.max(1, (int) Math.ceil(share * members.size() - 1e-9));
  }

  /**
   * Deepest water on a road.
   *
   * @param depth_m its depth, m
   * @param time when that is
   */
  record Peak(double depth_m, Instant time) {}

  /**
   * The deepest water on a road from now to the end of the forecast that a share of the members
   * sees. Its time is the middle one of those at which these members have their deepest, for a
   * single member may be early or late; never before the onset of what is warned of.
   *
   * @param onset null where nothing is warned of
   */
  Peak peak(double share, @Nullable Instant onset) {
    List<AreaImpact> peaks = new ArrayList<>();
    for (List<AreaImpact> member : members) {
      AreaImpact peak = now;
      for (AreaImpact impact : member) {
        if (impact.maxRoadDepth_m() > peak.maxRoadDepth_m()) {
          peak = impact;
        }
      }
      peaks.add(peak);
    }
    if (peaks.isEmpty()) {
      return new Peak(now.maxRoadDepth_m(), now.time());
    }
    peaks.sort(Comparator.comparingDouble(AreaImpact::maxRoadDepth_m).reversed());
    int needed = needed(share);
    List<Instant> times = peaks.subList(0, needed).stream().map(AreaImpact::time).sorted().toList();
    Instant middle = times.get(needed / 2);
    Instant time = onset != null && middle.isBefore(onset) ? onset : middle;
    return new Peak(peaks.get(needed - 1).maxRoadDepth_m(), time);
  }

  /**
   * Streets at least so deep, now or within the lead time in a share of the members, worst first,
   * with the depth that share sees.
   */
  List<StreetDepth> streets(double atLeast_m, double share) {
    TreeMap<String, double[]> byName = new TreeMap<>();
    TreeMap<String, Integer> edges = new TreeMap<>();
    List<StreetDepth> result = new ArrayList<>();
    for (int member = 0; member < members.size(); member++) {
      for (AreaImpact impact : members.get(member)) {
        if (!impact.time().isAfter(horizon)) {
          for (StreetDepth street : impact.streets()) {
            double[] most = byName.computeIfAbsent(street.name(), n -> new double[members.size()]);
            most[member] = Math.max(most[member], street.depth_m());
            edges.putIfAbsent(street.name(), street.edge());
          }
        }
      }
    }
    TreeMap<String, Double> depths = new TreeMap<>();
    byName.forEach(
        (name, most) -> {
          Arrays.sort(most);
          depths.put(name, most[most.length - needed(share)]);
        });
    for (StreetDepth street : now.streets()) {
      depths.merge(street.name(), street.depth_m(), Math::max);
      edges.put(street.name(), street.edge());
    }
    depths.forEach(
        (name, depth_m) -> {
          if (depth_m >= (float) atLeast_m) {
            result.add(new StreetDepth(name, depth_m, edges.getOrDefault(name, -1)));
          }
        });
    result.sort((a, b) -> Double.compare(b.depth_m(), a.depth_m()));
    return result;
  }

  /** Identifiers of the assets reached now or within the lead time in a share of the members. */
  List<String> assetIds(double share) {
    TreeMap<String, Integer> seen = new TreeMap<>();
    for (List<AreaImpact> member : members) {
      List<String> ids = new ArrayList<>();
      for (AreaImpact impact : member) {
        for (AssetDepth asset : impact.assets()) {
          if (!impact.time().isAfter(horizon) && !ids.contains(asset.asset().id())) {
            ids.add(asset.asset().id());
          }
        }
      }
      ids.forEach(id -> seen.merge(id, 1, Integer::sum));
    }
    now.assets().forEach(asset -> seen.put(asset.asset().id(), Integer.MAX_VALUE));
    int needed = members.isEmpty() ? 1 : needed(share);
    return seen.entrySet().stream()
        .filter(e -> e.getValue() >= needed)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }
}
