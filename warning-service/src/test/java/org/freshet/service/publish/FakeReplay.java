package org.freshet.service.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.exposure.PassabilityWindow;
import org.freshet.exposure.VehicleClass;
import org.freshet.flood.LevelConfidence;
import org.freshet.flood.SinkOutlook;
import org.freshet.gauge.GaugeState;
import org.freshet.gauge.LeadForecast;
import org.freshet.gauge.LevelMethod;
import org.freshet.grid.FloatGrid;
import org.freshet.grid.GridGeometry;
import org.freshet.reroute.Route;
import org.freshet.reroute.TransitHint;
import org.freshet.service.cap.CapMapper;
import org.freshet.service.cap.CapProfile;
import org.freshet.warning.AreaOutlook;
import org.freshet.warning.Explanation;
import org.freshet.warning.InputAge;
import org.freshet.warning.MessageKind;
import org.freshet.warning.MessageRef;
import org.freshet.warning.WarningLevel;
import org.freshet.warning.WarningMessage;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** A made-up hour of rain over a made-up valley, small, with every kind of thing a page shows. */
public final class FakeReplay {
  public static final Instant START = Instant.parse("2026-06-18T15:00:00Z");
  public static final int STEPS = 24;
  private static final int SIZE = 250;
  private static final double CELL_m = 4;
  private static final double WEST = 500_000;
  private static final double NORTH = 5_451_000;
  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final GridGeometry grid =
      new GridGeometry(SIZE, SIZE, WEST, NORTH, CELL_m, CELL_m, "EPSG:25832");
  private final FloatGrid ground = ground();
  private final List<AreaShape> areas =
      List.of(
          new AreaShape("091720114001", "Mitte", box(0, 300, 1000, 700)),
          new AreaShape("091720114002", "Oberdorf", box(0, 700, 1000, 1000)),
          new AreaShape("091720114003", "Aue", box(0, 0, 1000, 300)));
  private final List<StreetLine> streets = streets();

  /** About 9.0 °E, 49.2 °N, near enough to the real projection for tests. */
  public static Coordinate lonLat(double x_m, double y_m) {
    double lat = 49.2 + (y_m - 5_450_000) / 111_200;
    return new Coordinate(9 + (x_m - 500_000) / (111_320 * Math.cos(Math.toRadians(lat))), lat);
  }

  public static CapMapper mapper(Replay replay) {
    java.util.Map<String, Geometry> shapes = new java.util.HashMap<>();
    replay.map().areas().forEach(area -> shapes.put(area.key(), area.lonLat()));
    return new CapMapper(
        CapProfile.of(
            "warnung@sillbach.example",
            "Stadt Sillbach (Beispiel)",
            "Exercise",
            "https://sillbach.example/warnungen",
            ZoneId.of("Europe/Berlin")),
        shapes,
        Map.of());
  }

  public static Site site() {
    return site(STEPS);
  }

  /** The site after a number of steps. */
  public static Site site(int steps) {
    Replay replay = new FakeReplay().replay(steps);
    return ReplaySite.of(
        replay, mapper(replay), List.of(ReplaySite.transitAlerts(new byte[] {1, 2, 3}, START)));
  }

  public Replay replay(int steps) {
    List<Snapshot> snapshots = new ArrayList<>();
    PeakDepth peak = new PeakDepth(grid);
    double sum_mm = 0;
    for (int step = 0; step < steps; step++) {
      double rain_mm = 6 * Math.exp(-Math.pow((step - 7) / 3.0, 2));
      sum_mm += rain_mm;
      FloatGrid depth = depth(step);
      peak.add(depth);
      snapshots.add(snapshot(step, rain_mm, sum_mm, depth));
    }
    return new Replay(map(), snapshots, messages(steps), peak.grid_m(), figures(sum_mm));
  }

  private StudyMap map() {
    return new StudyMap(
        "Sillbach",
        ZoneId.of("Europe/Berlin"),
        ground,
        FakeReplay::lonLat,
        0.10,
        areas,
        streets,
        buildings(),
        List.of(
            place("fw", "fire_station", "Feuerwache", "Fire station", 220, 420),
            place("kh", "hospital", "Klinikum", "Hospital", 760, 820),
            place("gs", "school", "Grundschule", "Primary school", 620, 560)),
        List.of(new TransitLine("12", "12", "bus", List.of(streets.get(3).lonLat()))),
        List.of(
            stop("s1", "Bahnhof", 60, 500), stop("s2", "Markt", 400, 500),
            stop("s3", "Mühle", 560, 500), stop("s4", "Friedhof", 940, 500)),
        List.of(new VehicleClass("car", "Pkw", 0.15), new VehicleClass("bus", "Linienbus", 0.2)),
        List.of(
            new SinkShape(11, disc(480, 500, 90), 1.2, 25_000, 9000, 300_000, 12),
            new SinkShape(12, disc(300, 150, 60), 0.4, 11_000, 1500, 90_000, -1)),
        List.of(
            new PathShape(
                11,
                12,
                GEOMETRY.createLineString(
                    points(new double[][] {{480, 420}, {400, 300}, {320, 210}})),
                -1,
                290,
                3.2,
                2,
                0,
                1),
            new PathShape(
                12,
                -1,
                GEOMETRY.createLineString(points(new double[][] {{300, 90}, {280, 10}})),
                -1,
                82,
                1.5,
                0,
                0,
                0)),
        List.of(
            gauge("R1", "Bauhof", "rain", 200, 800), gauge("W1", "Mühlbrücke", "level", 520, 470)),
        List.of());
  }

  private Snapshot snapshot(int step, double rain_mm, double sum_mm, FloatGrid depth) {
    double water_m = water(step);
    List<WetStreet> wet = new ArrayList<>();
    List<TransitHint> hints = new ArrayList<>();
    Instant time = time(step);
    if (water_m > 0.02) {
      boolean closed = water_m > 0.15;
      List<PassabilityWindow> windows =
          water_m > 0.1
              ? List.of(
                  new PassabilityWindow(3, "car", time(8), time(20), 0.9, closed),
                  new PassabilityWindow(3, "bus", time(8), time(20), 0.9, closed))
              : List.of();
      wet.add(new WetStreet(3, water_m, windows));
      if (water_m > 0.3) {
        wet.add(new WetStreet(9, water_m / 2, windows.subList(0, 1)));
      }
      if (!windows.isEmpty()) {
        hints.add(hint(closed));
      }
    }
    return new Snapshot(
        time,
        rain_mm,
        sum_mm,
        water_m * 9000,
        areaStates(step, water_m),
        water_m > 0
            ? List.of(
                new SinkFill(11, water_m * 1.2, water_m * 9000, 211.5, water_m),
                new SinkFill(12, 0.3, 900, 209.3, 0))
            : List.of(),
        water_m > 0 ? List.of(new PathFlow(11, water_m, water_m)) : List.of(),
        wet,
        hints,
        List.of(new InputAge("radar", time, 60, step == 5 ? "late" : "ok")),
        situation(step, water_m),
        water_m > 0 ? List.of(new SinkAhead(11, outlook(time, water_m * 1.2))) : List.of(),
        List.of(),
        GroundState.BARE,
        DepthOverlay.of(depth));
  }

  /** Nothing is heard in the last but one step. */
  private static Situation situation(int step, double water_m) {
    boolean blind = step == STEPS - 2;
    Instant time = time(step);
    RainPicture rain =
        new RainPicture(
            blind ? null : "radar",
            List.of(new RainPicture.Source("radar", blind ? "missing" : "used", time)),
            "radar + 1 gauge",
            "",
            blind ? List.of() : List.of("R1"),
            "nowcast");
    String flag = blind ? "missing" : "ok";
    GaugeState level =
        new GaugeState(
            "W1",
            time,
            0.4 + water_m,
            time,
            "file",
            0,
            0.2,
            0.5,
            water_m > 0.5 ? 1 : 0,
            List.of(
                new LeadForecast(
                    12, 0.5 + water_m, 0.4 + water_m, 0.7 + water_m, LevelMethod.REGRESSION)),
            blind ? 0 : 1);
    return new Situation(
        rain,
        List.of(),
        blind ? List.of() : List.of(level),
        List.of(new SensorState("file:R1", flag, time, 300)));
  }

  private static SinkOutlook outlook(Instant now, double depth_m) {
    return new SinkOutlook(
        0,
        depth_m,
        0,
        List.of(
            new SinkOutlook.Lead(
                now.plus(Duration.ofHours(1)),
                depth_m,
                depth_m + 0.1,
                depth_m + 0.3,
                List.of(1.0, 0.6, 0.2))),
        List.of(),
        List.of(9.0, 12.0, 16.0, 22.0),
        new LevelConfidence(0.8, 1, 1));
  }

  private static GaugePlace gauge(String id, String name, String kind, double x, double y) {
    Coordinate at = lonLat(WEST + x, NORTH - 1000 + y);
    return new GaugePlace(id, "file:" + id, name, kind, at.x, at.y, 5, 215, List.of(0.8));
  }

  private List<AreaState> areaStates(int step, double water_m) {
    WarningLevel level =
        step < 4 || step > 21
            ? WarningLevel.NONE
            : step < 9 ? WarningLevel.MODERATE : WarningLevel.SEVERE;
    return List.of(
        new AreaState("091720114001", level, water_m),
        new AreaState("091720114002", WarningLevel.NONE, 0),
        new AreaState(
            "091720114003", step > 8 && step < 18 ? WarningLevel.MINOR : WarningLevel.NONE, 0.03));
  }

  private TransitHint hint(boolean observed) {
    List<Double> way = new ArrayList<>();
    for (double[] xy : new double[][] {{400, 500}, {400, 620}, {900, 620}, {940, 500}}) {
      Coordinate at = lonLat(WEST + xy[0], NORTH - 1000 + xy[1]);
      way.add(at.x);
      way.add(at.y);
    }
    double[] lonLat = way.stream().mapToDouble(Double::doubleValue).toArray();
    return new TransitHint(
        "12",
        "12",
        0,
        time(8),
        time(20),
        List.of("Mühlgasse"),
        List.of(3),
        List.of("s3"),
        "s2",
        "s4",
        new Route(900, 130, new int[0], lonLat),
        240,
        observed);
  }

  private List<WarningMessage> messages(int steps) {
    List<WarningMessage> messages = new ArrayList<>();
    messages.add(message(messages, MessageKind.ALERT, WarningLevel.MODERATE, 4, false, 0.25));
    messages.add(message(messages, MessageKind.UPDATE, WarningLevel.SEVERE, 9, true, 0.9));
    messages.add(message(messages, MessageKind.END, WarningLevel.SEVERE, 22, false, 0.04));
    messages.removeIf(message -> !message.sent().isBefore(time(steps)));
    return messages;
  }

  private WarningMessage message(
      List<WarningMessage> before,
      MessageKind kind,
      WarningLevel level,
      int step,
      boolean observed,
      double peak_m) {
    WarningLevel seen = kind == MessageKind.END ? WarningLevel.NONE : level;
    List<MessageRef> earlier = new ArrayList<>();
    before.forEach(m -> earlier.add(new MessageRef(m.version(), m.sent())));
    AreaOutlook outlook =
        new AreaOutlook(
            "091720114001",
            "Mitte",
            seen,
            seen,
            time(8),
            observed,
            observed ? 1 : 0.8,
            peak_m,
            time(14),
            List.of("Mühlgasse"),
            List.of(),
            new Explanation("r", "rules-1", "model-1", "Mühlgasse", List.of(), "less rain", 0.9));
    return new WarningMessage(
        "i1",
        before.size() + 1,
        kind,
        level,
        time(step),
        time(8),
        time(step + 24),
        earlier,
        outlook);
  }

  private static RunFigures figures(double sum_mm) {
    return new RunFigures(
        sum_mm * 1000,
        150,
        -50,
        2000,
        6000,
        9000,
        sum_mm * 1000 - 16_900,
        3e-13,
        "model-1",
        "rules-1",
        Map.of("replay", 1.25),
        Map.of());
  }

  private FloatGrid ground() {
    FloatGrid heights = new FloatGrid(grid);
    for (int row = 0; row < SIZE; row++) {
      for (int col = 0; col < SIZE; col++) {
        double across = (row - 125) / 125.0;
        double bumps = Math.sin(row / 9.0) * Math.cos(col / 13.0) + Math.sin((row + col) / 29.0);
        double z = 210 + 30 * across * across + 0.02 * col + 0.9 * bumps;
        heights.set(row * SIZE + col, (float) z);
      }
    }
    return heights;
  }

  /** Water in the bowl at 480, 500 and a lesser one at 300, 150. */
  private FloatGrid depth(int step) {
    FloatGrid depth = new FloatGrid(grid);
    double water_m = water(step);
    for (int cell = 0; cell < grid.cells(); cell++) {
      double x = grid.x(grid.col(cell)) - WEST;
      double y = grid.y(grid.row(cell)) - (NORTH - 1000);
      double wobble = 12 * Math.sin(x / 17) + 9 * Math.cos(y / 11);
      double bowl = 1 - Math.pow((Math.hypot(x - 480, y - 500) + wobble) / 95, 2);
      double lesser = 0.35 * (1 - Math.pow((Math.hypot(x - 300, y - 150) + wobble) / 60, 2));
      depth.set(cell, (float) Math.max(0, Math.max(bowl, lesser) * water_m * 1.3));
    }
    return depth;
  }

  private static double water(int step) {
    return step < 3 ? 0 : Math.exp(-Math.pow((step - 14) / 5.5, 2)) * 0.9;
  }

  private static Instant time(int step) {
    return START.plus(Duration.ofMinutes(5L * step));
  }

  private List<StreetLine> streets() {
    List<StreetLine> lines = new ArrayList<>();
    String[] names = {"Auweg", "Schulstraße", "Bachgasse", "Mühlgasse", "Hochstraße", "Am Hang"};
    for (int i = 0; i < names.length; i++) {
      double y = 60 + 150 * i - (i == 3 ? 10 : 0);
      String area = y < 300 ? "091720114003" : y < 700 ? "091720114001" : "091720114002";
      lines.add(
          new StreetLine(
              i,
              names[i],
              area,
              i == 3 ? 1 : 2,
              GEOMETRY.createLineString(
                  points(new double[][] {{40, y}, {350, y + 15}, {700, y - 5}, {960, y}}))));
    }
    for (int i = 0; i < 6; i++) {
      double x = 80 + 165 * i;
      lines.add(
          new StreetLine(
              6 + i,
              i == 3 ? "Brückenstraße" : "",
              "091720114001",
              2,
              GEOMETRY.createLineString(
                  points(new double[][] {{x, 40}, {x + 12, 480}, {x, 960}}))));
    }
    return lines;
  }

  private List<Polygon> buildings() {
    List<Polygon> houses = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double x = 55 + (i % 25) * 36;
      double y = 85 + Math.floorDiv(i, 25) * 72;
      houses.add((Polygon) box(x, y, x + 14, y + 11));
    }
    return houses;
  }

  private static Place place(
      String id, String kind, String name, String nameEn, double x, double y) {
    Coordinate at = lonLat(WEST + x, NORTH - 1000 + y);
    return new Place(id, kind, name, nameEn, at.x, at.y);
  }

  private static TransitStop stop(String id, String name, double x, double y) {
    Coordinate at = lonLat(WEST + x, NORTH - 1000 + y);
    return new TransitStop(id, name, at.x, at.y);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRY.createPolygon(
        points(
            new double[][] {
              {west, south}, {east, south}, {east, north}, {west, north}, {west, south}
            }));
  }

  private static Geometry disc(double x, double y, double radius) {
    double[][] ring = new double[33][];
    for (int i = 0; i < 33; i++) {
      double angle = 2 * Math.PI * (i % 32) / 32;
      ring[i] = new double[] {x + radius * Math.cos(angle), y + radius * Math.sin(angle)};
    }
    return GEOMETRY.createPolygon(points(ring));
  }

  private static Coordinate[] points(double[][] xys) {
    Coordinate[] points = new Coordinate[xys.length];
    for (int i = 0; i < xys.length; i++) {
      points[i] = lonLat(WEST + xys[i][0], NORTH - 1000 + xys[i][1]);
    }
    return points;
  }
}
