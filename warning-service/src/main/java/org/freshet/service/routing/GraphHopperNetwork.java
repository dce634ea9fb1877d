package org.freshet.service.routing;

import com.graphhopper.GHRequest;
import com.graphhopper.GHResponse;
import com.graphhopper.ResponsePath;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EnumEncodedValue;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.ev.RoadClass;
import com.graphhopper.routing.ev.RoadEnvironment;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.util.DistanceCalcEarth;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import com.graphhopper.util.details.PathDetail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.freshet.exposure.RoadEdge;
import org.freshet.reroute.RoadNetwork;
import org.freshet.reroute.Route;
import org.freshet.service.area.AreaIndex;
import org.freshet.service.area.GridMapping;
import org.jspecify.annotations.Nullable;

/**
 * The streets of an OSM file on GraphHopper. Edge index equals GraphHopper's edge number, stable as
 * long as the OSM file is the same. Turn restrictions and one-way streets hold; a start or end is
 * moved to the nearest open street, at most {@value #SNAP_LIMIT_M} m away.
 *
 * <p>A bridge counts as above water, whatever the terrain below says. Tunnels and underpasses do
 * not: their cells are those of the terrain they are dug into, the lowest around.
 *
 * <p>Thread-safe. Route: about 1 ms in a town (A* in both directions).
 */
public final class GraphHopperNetwork implements RoadNetwork, AutoCloseable {
  private static final double SNAP_LIMIT_M = 150;
  private static final String EDGE_DETAIL = "edge_id";

  private final ClosureAwareHopper hopper;
  private final List<RoadEdge> edges;
  private final List<double[]> lines;
  private final byte[] ranks;

  private GraphHopperNetwork(
      ClosureAwareHopper hopper, List<RoadEdge> edges, List<double[]> lines, byte[] ranks) {
    this.hopper = hopper;
    this.edges = List.copyOf(edges);
    this.lines = lines;
    this.ranks = ranks;
  }

  /**
   * Imports a street network, or loads it where that was done before.
   *
   * @param osm OSM file, {@code .osm.pbf}, {@code .osm} or {@code .osm.gz}
   * @param cache folder for imported networks; made where it does not exist
   * @param mapping the terrain the edges run over
   * @param areas which warning area an edge belongs to
   * @throws RoutingException where the file holds no street network
   */
  public static GraphHopperNetwork open(
      Path osm, Path cache, GridMapping mapping, AreaIndex areas) {
    if (!Files.isRegularFile(osm)) {
      throw new RoutingException(osm + ": no such OSM file. Maybe a typo in `roads`.");
    }
    ClosureAwareHopper hopper = GraphCache.open(osm, cache);
    if (!hopper.getFullyLoaded()) {
      hopper.importOrLoad();
    }
    if (hopper.getBaseGraph().getEdges() == 0) {
      hopper.close();
      throw new RoutingException(osm + ": holds no street. Maybe the extract is of another place.");
    }
    return read(hopper, mapping, areas);
  }

  private static GraphHopperNetwork read(
      ClosureAwareHopper hopper, GridMapping mapping, AreaIndex areas) {
    EncodingManager values = hopper.getEncodingManager();
    IntEncodedValue wayId = values.getIntEncodedValue("osm_way_id");
    EnumEncodedValue<RoadEnvironment> environment =
        values.getEnumEncodedValue(RoadEnvironment.KEY, RoadEnvironment.class);
    EnumEncodedValue<RoadClass> roadClass =
        values.getEnumEncodedValue(RoadClass.KEY, RoadClass.class);
    AllEdgesIterator all = hopper.getBaseGraph().getAllEdges();
    List<RoadEdge> edges = new ArrayList<>(all.length());
    List<double[]> lines = new ArrayList<>(all.length());
    byte[] ranks = new byte[all.length()];
    while (all.next()) {
      double[] line = lonLat(all.fetchWayGeometry(FetchMode.ALL));
      int[] cells = mapping.lineCells(line);
      lines.add(line);
      ranks[all.getEdge()] = rank(all.get(roadClass));
      edges.add(
          new RoadEdge(
              all.getEdge(),
              all.get(wayId),
              all.getName(),
              cells.length == 0 ? "" : areas.keyOf(cells[cells.length / 2]),
              all.getDistance(),
              all.get(environment) == RoadEnvironment.BRIDGE,
              cells));
    }
    return new GraphHopperNetwork(hopper, edges, lines, ranks);
  }

  private static double[] lonLat(PointList points) {
    double[] line = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      line[2 * i] = points.getLon(i);
      line[2 * i + 1] = points.getLat(i);
    }
    return line;
  }

  private static byte rank(RoadClass roadClass) {
    return switch (roadClass) {
      case MOTORWAY, TRUNK, PRIMARY, SECONDARY, TERTIARY -> 1;
      case TRACK, PATH, FOOTWAY, CYCLEWAY, STEPS, BRIDLEWAY, PEDESTRIAN -> 3;
      default -> 2;
    };
  }

  @Override
  public List<RoadEdge> edges() {
    return edges;
  }

  /** Centre line of an edge as longitude, latitude …; must not be written to. */
  public double[] lonLat(int edge) {
    return lines.get(edge);
  }

  /** How large an edge is drawn: 1 main street, 2 street, 3 path. */
  public int rank(int edge) {
    return ranks[edge];
  }

  /** Whether two edges meet at a junction. */
  public boolean meet(int edge, int other) {
    var a = hopper.getBaseGraph().getEdgeIteratorState(edge, Integer.MIN_VALUE);
    var b = hopper.getBaseGraph().getEdgeIteratorState(other, Integer.MIN_VALUE);
    return a.getBaseNode() == b.getBaseNode()
        || a.getBaseNode() == b.getAdjNode()
        || a.getAdjNode() == b.getBaseNode()
        || a.getAdjNode() == b.getAdjNode();
  }

  /** Whether a motor vehicle may use an edge in some direction. */
  public boolean drivable(int edge) {
    EncodingManager values = hopper.getEncodingManager();
    BooleanEncodedValue car = values.getBooleanEncodedValue("car_access");
    BooleanEncodedValue bus = values.getBooleanEncodedValue("bus_access");
    var state = hopper.getBaseGraph().getEdgeIteratorState(edge, Integer.MIN_VALUE);
    return state.get(car) || state.getReverse(car) || state.get(bus) || state.getReverse(bus);
  }

  @Override
  public @Nullable Route route(
      double fromLon, double fromLat, double toLon, double toLat, BitSet closed) {
    GHRequest request =
        new GHRequest(fromLat, fromLon, toLat, toLon)
            .setProfile(ClosureAwareHopper.PROFILE)
            .setPathDetails(List.of(EDGE_DETAIL))
            .putHint("instructions", false)
            .putHint(ClosureAwareHopper.CLOSED_HINT, (BitSet) closed.clone());
    GHResponse response = hopper.route(request);
    if (response.hasErrors()) {
      return null;
    }
    ResponsePath best = response.getBest();
    PointList snapped = best.getWaypoints();
    boolean near =
        distance_m(fromLon, fromLat, snapped, 0) <= SNAP_LIMIT_M
            && distance_m(toLon, toLat, snapped, 1) <= SNAP_LIMIT_M;
    return near ? route(best) : null;
  }

  private static double distance_m(double lon, double lat, PointList points, int i) {
    return DistanceCalcEarth.DIST_EARTH.calcDist(lat, lon, points.getLat(i), points.getLon(i));
  }

  private static Route route(ResponsePath path) {
    List<PathDetail> details = path.getPathDetails().getOrDefault(EDGE_DETAIL, List.of());
    int[] used = new int[details.size()];
    for (int i = 0; i < used.length; i++) {
      used[i] = (Integer) details.get(i).getValue();
    }
    return new Route(path.getDistance(), path.getTime() / 1000.0, used, lonLat(path.getPoints()));
  }

  @Override
  public void close() {
    hopper.close();
  }
}
