package org.freshet.service.scenario;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.freshet.exposure.VehicleClass;
import org.freshet.scenario.HazardScheme;
import org.freshet.scenario.ScenarioState;
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
      .maps{display:grid;grid-template-columns:repeat(auto-fill,minmax(215px,1fr));gap:1rem}
      figure{margin:0}figure img{width:100%;box-sizing:border-box;border:1px solid #888}figcaption{font-size:.85rem}
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
  private final BilingualHtml html = new BilingualHtml();

  ComparisonPage(BatchPlan plan, Comparison comparison, ComparisonMaps maps) {
    this.plan = plan;
    this.comparison = comparison;
    this.maps = maps;
  }

  String html() throws IOException {
    html.raw("<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    html.plain(plan.town().config().name() + ": " + new SheetTexts("de").get("compare.title"));
    html.raw("</title><style>").raw(STYLE).raw("</style></head><body>\n");
    html.raw("<input type=\"radio\" name=\"lang\" id=\"de\" checked>");
    html.raw("<input type=\"radio\" name=\"lang\" id=\"en\">");
    html.raw("<nav><label for=\"de\">Deutsch</label> <label for=\"en\">English</label></nav>");
    html.raw("<main>\n");
    head();
    for (PlannedStorm storm : plan.storms()) {
      for (ScenarioState state : plan.spec().states()) {
        group(storm, state);
      }
    }
    return html.raw("</main></body></html>\n").toString();
  }

  private void head() {
    html.raw("<h1>").plain(plan.town().config().name() + ": ").text("compare.title");
    html.raw("</h1>\n<p>").name(plan.spec().title());
    html.raw("</p>\n<p>").both(this::intro).raw(" ").both(this::classes);
    html.raw("</p>\n<p class=\"key\">");
    HazardScheme scheme = plan.spec().hazard();
    for (int number = 1; number <= scheme.classes(); number++) {
      double from_m = scheme.thresholds_m().get(number - 1);
      swatch(HazardPalette.color(number, scheme.classes()));
      html.both(texts -> texts.get("sheet.above", texts.depth(from_m)));
    }
    if (plan.measures().size() > 1) {
      swatch(DifferenceMap.SHALLOWER);
      html.text("compare.shallower");
      swatch(DifferenceMap.DEEPER);
      html.text("compare.deeper");
      swatch(DifferenceMap.SAME);
      html.text("compare.same");
    }
    html.raw("</p>\n");
  }

  private void swatch(Color color) {
    int rgb = color.getRGB() & 0xffffff;
    html.raw(String.format(Locale.ROOT, "<i style=\"background:#%06x\"></i>", rgb));
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
    html.raw("<h2>").both(texts -> groupTitle(storm, state, texts));
    html.raw("</h2>\n<p>").both(texts -> new StormTexts(storm, texts).line()).raw("</p>\n");
    List<PlannedScenario> scenarios =
        plan.scenarios().stream()
            .filter(one -> one.storm().id().equals(storm.id()) && one.state().equals(state))
            .toList();
    new ComparisonTable(plan, comparison, html).write(scenarios);
    html.raw("<div class=\"maps\">");
    for (PlannedScenario scenario : scenarios) {
      figures(scenario);
    }
    html.raw("</div>\n");
  }

  private static String groupTitle(PlannedStorm storm, ScenarioState state, SheetTexts texts) {
    return BilingualHtml.named(storm.name(), texts)
        + " – "
        + stated("sewers", state.sewers(), texts)
        + ", "
        + stated("culverts", state.culverts(), texts)
        + ", "
        + stated("soil", state.soil(), texts);
  }

  private static String stated(String what, Enum<?> state, SheetTexts texts) {
    return texts.get(what) + " " + texts.get(what + "." + Words.word(state));
  }

  private void figures(PlannedScenario scenario) throws IOException {
    if (ComparisonTable.isBaseline(scenario)) {
      figure(scenario, maps.classes(scenario), "compare.map");
      return;
    }
    String caption = "compare.difference";
    for (String picture : maps.differences(comparison.baselineOf(scenario), scenario)) {
      figure(scenario, picture, caption);
      caption = "compare.detail";
    }
  }

  private void figure(PlannedScenario scenario, String picture, String caption) {
    html.raw("<figure><img alt=\"" + scenario.id() + "\" src=\"" + picture + "\"><figcaption>");
    html.name(plan.nameOf(scenario.measure())).raw(": ").text(caption);
    html.raw("</figcaption></figure>");
  }
}
