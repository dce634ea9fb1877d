package org.freshet.service.analyse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.drainage.AlternativeOutlet;
import org.freshet.drainage.EmergencyPath;
import org.freshet.drainage.PathLoads;
import org.freshet.drainage.PathNetwork;
import org.freshet.drainage.PathRanking;
import org.freshet.drainage.Structure;
import org.freshet.drainage.Structures;

/** What is written of drainage paths. */
final class PathSheet {
  private static final double PER_MILLE = 1000;

  private final PathNetwork network;
  private final Structures structures;
  private final PathLoads loads;
  private final List<EmergencyPath> ranked;
  private final List<Double> rains_mm;
  private final Map<Integer, AlternativeOutlet> others = new HashMap<>();

  PathSheet(
      PathNetwork network,
      Structures structures,
      PathLoads loads,
      List<EmergencyPath> ranked,
      List<AlternativeOutlet> others,
      List<Double> rains_mm) {
    this.network = network;
    this.structures = structures;
    this.loads = loads;
    this.ranked = ranked;
    this.rains_mm = rains_mm;
    others.forEach(other -> this.others.put(other.sink(), other));
  }

  PathNetwork network() {
    return network;
  }

  List<EmergencyPath> ranked() {
    return ranked;
  }

  Map<String, Object> attributes(EmergencyPath path, int rank, VectorFiles files) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("from_sink", path.fromSink());
    all.put("to_sink", path.toSink());
    all.put("ends_in_water", path.endsInWater());
    if (path.joins() >= 0) {
      all.put("joins_path_of", network.paths().get(path.joins()).fromSink());
    }
    all.put("rank", rank);
    all.put("score", PathRanking.score(path, loads));
    all.put("length_m", path.length_m());
    all.put("own_length_m", path.ownLength_m());
    all.put("drop_m", path.drop_m());
    all.put("slope_permille", path.slope() * PER_MILLE);
    all.put("contributing_area_m2", path.contributingArea_m2());
    for (int rain = 0; rain < loads.rains(); rain++) {
      String name = RasterFiles.plain(rains_mm.get(rain)) + "mm_m3";
      all.put("spill_" + name, loads.spill_m3(rain, path.sink()));
      all.put("passing_" + name, loads.passing_m3(rain, path.sink()));
    }
    all.put("buildings", path.buildings());
    all.put("roads", path.roads());
    all.put("underpasses", path.underpasses());
    names(path, Structure.Kind.BUILDING, "met_buildings", all);
    names(path, Structure.Kind.ROAD, "met_roads", all);
    names(path, Structure.Kind.UNDERPASS, "met_underpasses", all);
    other(path, files, all);
    return all;
  }

  private void names(EmergencyPath path, Structure.Kind kind, String key, Map<String, Object> all) {
    List<String> names = new ArrayList<>();
    for (int place : network.met(path.sink(), structures, kind)) {
      names.add(structures.all().get(place).id());
    }
    if (!names.isEmpty()) {
      all.put(key, names);
    }
  }

  private void other(EmergencyPath path, VectorFiles files, Map<String, Object> all) {
    AlternativeOutlet other = others.get(path.sink());
    if (other != null) {
      all.put("blocked_outlet", files.place(other.outletCell()));
      all.put("blocked_sill_m", other.sill_m());
      all.put("blocked_extra_depth_m", other.extraDepth_m());
      all.put("blocked_leads_to", other.leadsTo());
      all.put("blocked_drowns", other.drowned());
    }
  }
}
