package org.freshet.service.scenario;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.freshet.exposure.VehicleClass;
import org.freshet.rain.StormIndex;
import org.freshet.scenario.HazardScheme;
import org.freshet.scenario.Measure;
import org.freshet.scenario.ScenarioFigures;
import org.freshet.scenario.ScenarioState;
import org.freshet.service.scenario.ScenarioTown.Counted;
import org.freshet.service.sheet.HazardPalette;
import org.freshet.service.sheet.SheetTexts;

/**
 * The comparison as a page that needs nothing but itself: German and English in one file, maps
 * inside, no script beyond the choice of language, no network.
 */
final class ComparisonPage {
  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:1280px;padding:0 1rem;
      color:#1b2329;background:#fff}h1{font-size:1.7rem;margin:0 0 .3rem}h2{margin:2.2rem 0 .4rem;
      font-size:1.2rem}table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}
      th,td{padding:.35rem .6rem;border-bottom:1px solid #d5dadd;text-align:right;
      vertical-align:top;white-space:nowrap}th:first-child,td:first-child{text-align:left;
      white-space:normal}thead th{border-bottom:2px solid #1b2329;white-space:normal;
      vertical-align:bottom;font-size:.85rem}small{display:block;color:#4c565d}
      small.good{background:#0b5345;color:#fff;border-radius:3px;padding:0 .3rem;
      display:table;margin-left:auto}small.bad{color:#8c2d04;font-weight:700}
      .maps{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;max-width:300px}
      figure img{width:100%;border:1px solid #888;image-rendering:auto}figcaption{font-size:.85rem}
      .key i{display:inline-block;width:1.1rem;height:.8rem;border:1px solid #555;
      margin:0 .3rem 0 .9rem;vertical-align:-1px}nav{float:right}nav label{cursor:pointer;
      border:1px solid #888;padding:.15rem .5rem;border-radius:3px}
      input[name=lang]{position:absolute;opacity:0}input[name=lang]:focus-visible~nav label{
      outline:2px solid #08519c}#de:checked~main .en,#en:checked~main .de{display:none}
      #de:checked~nav label[for=de],#en:checked~nav label[for=en]{background:#1b2329;color:#fff}
      @media print{nav{display:none}}
      """;

  private final BatchPlan plan;
  private final Comparison comparison;
  private final ComparisonMaps maps;
  private final SheetTexts de = new SheetTexts("de");
  private final SheetTexts en = new SheetTexts("en");
  private final StringBuilder html = new StringBuilder(1 << 20);

  ComparisonPage(BatchPlan plan, Comparison comparison, ComparisonMaps maps) {
    this.plan = plan;
    this.comparison = comparison;
    this.maps = maps;
  }

  String html() throws IOException {
    html.append("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    html.append(escape(plan.town().config().name())).append(": ");
    html.append(escape(de.get("compare.title"))).append("</title><style>").append(STYLE);
    html.append("</style></head><body>\n");
    html.append("<input type=\"radio\" name=\"lang\" id=\"de\" checked>");
    html.append("<input type=\"radio\" name=\"lang\" id=\"en\">");
    html.append("<nav><label for=\"de\">Deutsch</label> <label for=\"en\">English</label></nav>");
    html.append("<main>\n");
    head();
    for (PlannedStorm storm : plan.storms()) {
      for (ScenarioState state : plan.spec().states()) {
        group(storm, state);
      }
    }
    html.append("</main></body></html>\n");
    return html.toString();
  }

  private void head() {
    html.append("<h1>");
    html.append(escape(plan.town().config().name())).append(": ");
    both(de.get("compare.title"), en.get("compare.title"));
    html.append("</h1>\n<p>");
    both(named(plan.spec().title(), "de"), named(plan.spec().title(), "en"));
    html.append("</p>\n<p>");
    both(intro(de), intro(en));
    html.append(" ");
    both(classes(de), classes(en));
    html.append("</p>\n<p class=\"key\">");
    HazardScheme scheme = plan.spec().hazard();
    for (int number = 1; number <= scheme.classes(); number++) {
      swatch(HazardPalette.color(number, scheme.classes()));
      double from_m = scheme.thresholds_m().get(number - 1);
      both(
          "ab " + de.number(100 * from_m, 0) + " cm", "from " + en.number(100 * from_m, 0) + " cm");
    }
    swatch(DifferenceMap.SHALLOWER);
    both(de.get("compare.shallower"), en.get("compare.shallower"));
    swatch(DifferenceMap.DEEPER);
    both(de.get("compare.deeper"), en.get("compare.deeper"));
    swatch(DifferenceMap.SAME);
    both(de.get("compare.same"), en.get("compare.same"));
    html.append("</p>\n");
  }

  private void swatch(Color color) {
    html.append(
        String.format(
            Locale.ROOT, "<i style=\"background:#%06x\"></i>", color.getRGB() & 0xffffff));
  }

  private String intro(SheetTexts texts) {
    return texts.get(
        "compare.intro",
        texts.number(plan.size(), 0),
        texts.number(plan.storms().size(), 0),
        texts.number(plan.spec().states().size(), 0),
        texts.number((double) plan.measures().size() - 1, 0));
  }

  private String classes(SheetTexts texts) {
    VehicleClass vehicle = plan.town().vehicle(plan.spec().vehicle(), "car");
    VehicleClass rescue = plan.town().vehicle(plan.spec().rescueVehicle(), "fire_engine");
    return texts.get(
        "compare.classes", plan.spec().hazard().title(), vehicle.name(), rescue.name());
  }

  private void group(PlannedStorm storm, ScenarioState state) throws IOException {
    html.append("<h2>");
    both(groupTitle(storm, state, de), groupTitle(storm, state, en));
    html.append("</h2>\n<p>");
    both(rainLine(storm, de), rainLine(storm, en));
    html.append("</p>\n<table><thead><tr><th>");
    both(de.get("measure"), en.get("measure"));
    for (String key :
        List.of("stored", "flooded", "buildings", "closed", "closed-length", "places", "cut-off")) {
      html.append("</th><th>");
      both(de.get("figure." + key), en.get("figure." + key));
    }
    html.append("</th></tr></thead><tbody>\n");
    List<PlannedScenario> row =
        plan.scenarios().stream()
            .filter(one -> one.storm().id().equals(storm.id()) && one.state().equals(state))
            .toList();
    for (PlannedScenario scenario : row) {
      row(scenario);
    }
    html.append("</tbody></table>\n<div class=\"maps\">");
    for (PlannedScenario scenario : row) {
      figure(scenario);
    }
    html.append("</div>\n");
  }

  private static String groupTitle(PlannedStorm storm, ScenarioState state, SheetTexts texts) {
    return named(storm.name(), texts.language())
        + " – "
        + texts.get("sewers")
        + " "
        + texts.get("sewers." + Words.word(state.sewers()))
        + ", "
        + texts.get("culverts")
        + " "
        + texts.get("culverts." + Words.word(state.culverts()))
        + ", "
        + texts.get("soil")
        + " "
        + texts.get("soil." + Words.word(state.soil()));
  }

  private static String rainLine(PlannedStorm storm, SheetTexts texts) {
    String line =
        texts.get(
            "rain.depth", texts.number(storm.sum_mm(), 1), texts.number(storm.duration_min(), 0));
    line += ", " + texts.number(storm.yield_l_s_ha(), 0) + " l/(s ha)";
    StormIndex index = storm.index();
    if (index != null) {
      String number = Integer.toString(index.index());
      line += ", " + texts.get("index") + " ";
      line += texts.get("index.value", number, index.scheme().title());
    }
    return line;
  }

  private void row(PlannedScenario scenario) {
    ScenarioFigures f = comparison.of(scenario);
    ScenarioFigures change = f.minus(comparison.of(comparison.baselineOf(scenario)));
    boolean asIs = isBaseline(scenario);
    Judged judged = asIs ? Judged.NOT : Judged.LESS_IS_BETTER;
    html.append("<tr><td>");
    Map<String, String> name = plan.nameOf(scenario.measure());
    both(named(name, "de"), named(name, "en"));
    html.append("<small>");
    sheet(scenario, de);
    sheet(scenario, en);
    html.append("</small></td>");
    // More water in sinks may be just what a basin is for: neither good nor bad.
    cell(f.stored_m3(), change.stored_m3(), 0, " m³", asIs ? Judged.NOT : Judged.NEITHER);
    cell(f.flooded_m2() / 10_000, change.flooded_m2() / 10_000, 2, " ha", judged);
    counted(Counted.BUILDINGS, f.buildings(), change.buildings(), "", judged);
    counted(Counted.ROADS, f.closedRoads(), change.closedRoads(), "", judged);
    counted(Counted.ROADS, f.closedRoads_m(), change.closedRoads_m(), " m", judged);
    counted(Counted.PLACES, f.places(), change.places(), "", judged);
    counted(Counted.CUT_OFF, f.cutOff(), change.cutOff(), "", judged);
    html.append("</tr>\n");
  }

  private void sheet(PlannedScenario scenario, SheetTexts texts) {
    String language = texts.language();
    html.append("<a class=\"").append(language).append("\" href=\"runs/").append(scenario.id());
    html.append("/sheet.").append(language).append(".pdf\">");
    html.append(escape(texts.get("compare.sheet"))).append("</a>");
  }

  /** How a change is shown. */
  private enum Judged {
    NOT,
    NEITHER,
    LESS_IS_BETTER
  }

  private void counted(Counted what, double value, double change, String unit, Judged judged) {
    if (plan.town().knows(what)) {
      cell(value, change, 0, unit, judged);
    } else {
      html.append("<td>");
      both(de.get("figure.unknown"), en.get("figure.unknown"));
      html.append("</td>");
    }
  }

  private void cell(double value, double change, int decimals, String unit, Judged judged) {
    html.append("<td>");
    both(de.number(value, decimals) + unit, en.number(value, decimals) + unit);
    if (judged != Judged.NOT) {
      String german = de.change(change, decimals);
      boolean none = german.equals("±0") || judged == Judged.NEITHER;
      html.append("<small")
          .append(none ? ">" : change < 0 ? " class=\"good\">" : " class=\"bad\">");
      both(german, en.change(change, decimals));
      html.append("</small>");
    }
    html.append("</td>");
  }

  private void figure(PlannedScenario scenario) throws IOException {
    boolean asIs = isBaseline(scenario);
    Map<String, String> name = plan.nameOf(scenario.measure());
    String picture =
        asIs ? maps.classes(scenario) : maps.difference(comparison.baselineOf(scenario), scenario);
    html.append("<figure><img alt=\"").append(scenario.id()).append("\" src=\"");
    html.append(picture).append("\"><figcaption>");
    String key = asIs ? "compare.map" : "compare.difference";
    both(named(name, "de") + ": " + de.get(key), named(name, "en") + ": " + en.get(key));
    html.append("</figcaption></figure>");
  }

  private static boolean isBaseline(PlannedScenario scenario) {
    return scenario.measure().id().equals(Measure.BASELINE.id());
  }

  private void both(String german, String english) {
    html.append("<span class=\"de\" lang=\"de\">").append(escape(german));
    html.append("</span><span class=\"en\" lang=\"en\">").append(escape(english));
    html.append("</span>");
  }

  private static String named(Map<String, String> names, String language) {
    return names.getOrDefault(language, "");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
