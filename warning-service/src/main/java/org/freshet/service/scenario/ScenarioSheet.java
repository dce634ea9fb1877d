package org.freshet.service.scenario;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.grid.GridGeometry;
import org.freshet.scenario.MeasureAction;
import org.freshet.scenario.ScenarioFigures;
import org.freshet.service.area.Building;
import org.freshet.service.area.PlacedAsset;
import org.freshet.service.routing.GraphHopperNetwork;
import org.freshet.service.scenario.ScenarioTown.Counted;
import org.freshet.service.sheet.HazardMap;
import org.freshet.service.sheet.HazardSheet;
import org.freshet.service.sheet.SheetContent;
import org.freshet.service.sheet.SheetContent.Fact;
import org.freshet.service.sheet.SheetGround;
import org.freshet.service.sheet.SheetPicture;
import org.freshet.service.sheet.SheetSymbol;
import org.freshet.service.sheet.SheetTexts;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The map sheets of a scenario, in every language, as picture and as PDF. Thread-safe. */
final class ScenarioSheet {
  private static final double PIXELS_PER_MM = 200 / 25.4;

  private final BatchPlan plan;
  private final SheetGround ground;
  private final MapShapes shapes;
  private final List<Geometry> buildings = new ArrayList<>();

  ScenarioSheet(BatchPlan plan) {
    this.plan = plan;
    ScenarioTown town = plan.town();
    this.shapes = new MapShapes(town.area().mapping());
    List<Geometry> streets = new ArrayList<>();
    GraphHopperNetwork network = town.network();
    if (network != null) {
      network.edges().forEach(edge -> streets.add(shapes.line(network.lonLat(edge.index()))));
    }
    for (Building building : town.area().buildings()) {
      buildings.add(shapes.polygons(building.lonLat()));
    }
    this.ground = new SheetGround(town.bareEarth(), streets, buildings);
  }

  SheetGround ground() {
    return ground;
  }

  void write(Path folder, ScenarioResult result) throws IOException {
    SheetPicture map = new SheetPicture(map(result));
    for (String language : List.of("de", "en")) {
      HazardSheet sheet = sheet(result, map, new SheetTexts(language));
      Files.write(folder.resolve("sheet." + language + ".png"), sheet.png());
      Files.write(folder.resolve("sheet." + language + ".pdf"), sheet.pdf());
    }
  }

  private BufferedImage map(ScenarioResult result) {
    GridGeometry geometry = plan.town().bareEarth().geometry();
    int width = (int) Math.round(HazardSheet.mapWidth_mm(geometry) * PIXELS_PER_MM);
    List<Geometry> wet = new ArrayList<>();
    for (int i = 0; i < buildings.size(); i++) {
      if (result.buildingDepth_m(i) >= plan.spec().buildingDepth_m()) {
        wet.add(buildings.get(i));
      }
    }
    List<Coordinate> flooded = new ArrayList<>();
    List<Coordinate> cutOff = new ArrayList<>();
    List<PlacedAsset> places = plan.town().area().placedAssets();
    for (int i = 0; i < places.size(); i++) {
      PlacedAsset place = places.get(i);
      Coordinate at = shapes.point(place.lon(), place.lat()).getCoordinate();
      if (result.cutOff().contains(place.asset().id())) {
        cutOff.add(at);
      } else if (result.floods(i)) {
        flooded.add(at);
      }
    }
    return new HazardMap(ground, plan.spec().hazard(), width, PIXELS_PER_MM)
        .water(result.classes(), wet, true)
        .closedRoads(closedRoads(result))
        .measures(actions(result.scenario()))
        .places(flooded, cutOff)
        .image();
  }

  private List<Geometry> closedRoads(ScenarioResult result) {
    List<Geometry> closed = new ArrayList<>();
    GraphHopperNetwork network = plan.town().network();
    if (network != null) {
      for (int edge = 0; edge < network.edges().size(); edge++) {
        if (result.isClosed(edge)) {
          closed.add(shapes.line(network.lonLat(edge)));
        }
      }
    }
    return closed;
  }

  /** Outlines of what a scenario's measure does. */
  List<Geometry> actions(PlannedScenario scenario) {
    List<Geometry> all = new ArrayList<>();
    for (BatchSpec.MeasureSpec measure : plan.spec().measures()) {
      if (measure.id().equals(scenario.measure().id())) {
        for (ActionSpec action : measure.actions()) {
          List<Double> points = new ArrayList<>(action.lonLat());
          if (action.place() == ActionSpec.Place.POINT) {
            double radius_m = 4 * plan.town().bareEarth().geometry().cellWidth_m();
            all.add(shapes.point(points.get(0), points.get(1)).buffer(radius_m).getBoundary());
            continue;
          }
          if (action.place() == ActionSpec.Place.POLYGON) {
            points.addAll(points.subList(0, 2));
          }
          all.add(shapes.line(points.stream().mapToDouble(Double::doubleValue).toArray()));
        }
      }
    }
    return all;
  }

  private HazardSheet sheet(ScenarioResult result, SheetPicture map, SheetTexts texts) {
    BatchSpec spec = plan.spec();
    String language = texts.language();
    SheetContent content =
        new SheetContent(
            texts.get("sheet.title", plan.town().config().name()),
            named(spec.title(), language)
                + ": "
                + named(result.scenario().storm().name(), language),
            facts(result.scenario(), texts),
            figures(result, texts),
            spec.dataDate(),
            named(spec.sources(), language),
            plan.town().bareEarth().geometry(),
            map,
            spec.hazard(),
            symbols(result.scenario()));
    return new HazardSheet(content, texts, result.vehicle().name());
  }

  private static String named(Map<String, String> names, String language) {
    return names.getOrDefault(language, "");
  }

  private List<Fact> facts(PlannedScenario scenario, SheetTexts texts) {
    ScenarioTown town = plan.town();
    List<Fact> facts = new StormTexts(scenario.storm(), texts).facts();
    state(facts, "sewers", scenario.state().sewers(), !town.sewers().isEmpty(), texts);
    boolean culverts =
        town.hasCulverts()
            || scenario.measure().actions().stream()
                .anyMatch(action -> action instanceof MeasureAction.NewCulvert);
    state(facts, "culverts", scenario.state().culverts(), culverts, texts);
    state(facts, "soil", scenario.state().soil(), town.area().landCover() != null, texts);
    String measure = named(plan.nameOf(scenario.measure()), texts.language());
    facts.add(new Fact(texts.get("measure"), measure));
    return facts;
  }

  /** A state of what the study area has; else that it has none, so that nobody trusts in it. */
  private static void state(
      List<Fact> facts, String what, Enum<?> state, boolean known, SheetTexts texts) {
    String value = texts.get(what + "." + (known ? Words.word(state) : "unknown"));
    facts.add(new Fact(texts.get(what), value));
  }

  private List<SheetSymbol> symbols(PlannedScenario scenario) {
    ScenarioTown town = plan.town();
    List<SheetSymbol> symbols = new ArrayList<>();
    if (town.knows(Counted.BUILDINGS)) {
      symbols.add(SheetSymbol.BUILDING);
      symbols.add(SheetSymbol.WET_BUILDING);
    }
    if (town.knows(Counted.ROADS)) {
      symbols.add(SheetSymbol.CLOSED_ROAD);
    }
    if (!scenario.measure().actions().isEmpty()) {
      symbols.add(SheetSymbol.MEASURE);
    }
    if (town.knows(Counted.PLACES)) {
      symbols.add(SheetSymbol.FLOODED_PLACE);
    }
    if (town.knows(Counted.CUT_OFF)) {
      symbols.add(SheetSymbol.CUT_OFF_PLACE);
    }
    if (ground.hasNodata()) {
      symbols.add(SheetSymbol.NO_DATA);
    }
    return symbols;
  }

  private String known(Counted what, SheetTexts texts, String value) {
    return plan.town().knows(what) ? value : texts.get("figure.unknown");
  }

  private List<Fact> figures(ScenarioResult result, SheetTexts texts) {
    ScenarioFigures f = result.figures();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.get("figure.stored"), texts.number(f.stored_m3(), 0) + " m³"));
    String hectares = texts.number(f.flooded_m2() / 10_000, 2) + " ha";
    facts.add(new Fact(texts.get("figure.flooded"), hectares));
    String buildings = known(Counted.BUILDINGS, texts, texts.number(f.buildings(), 0));
    facts.add(new Fact(texts.get("figure.buildings"), buildings));
    String closed = known(Counted.ROADS, texts, texts.number(f.closedRoads_m(), 0) + " m");
    facts.add(new Fact(texts.get("figure.closed-length"), closed));
    String places = known(Counted.PLACES, texts, texts.number(f.places(), 0));
    facts.add(new Fact(texts.get("figure.places"), places));
    String cutOff = known(Counted.CUT_OFF, texts, texts.number(f.cutOff(), 0));
    facts.add(new Fact(texts.get("figure.cut-off"), cutOff));
    facts.add(new Fact(texts.get("figure.deepest"), texts.number(f.deepest_m(), 2) + " m"));
    return facts;
  }
}
