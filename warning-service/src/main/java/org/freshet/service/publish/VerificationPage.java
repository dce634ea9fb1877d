package org.freshet.service.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freshet.flood.SinkOutlooks;
import org.freshet.service.texts.Texts;

/**
 * How well the forecasts did, as a page of its own that needs nothing else: figures, reliability
 * diagram, and the sinks one by one.
 */
final class VerificationPage {
  private static final int CHARTS = 9;
  private static final int ROWS = 40;
  private static final String NO_SKILL = "–";

  private final SinkVerification verification;
  private final Texts texts;
  private final SinkNames names;
  private final StringBuilder html = new StringBuilder(1 << 16);

  VerificationPage(SinkVerification verification, Texts texts) {
    this.verification = verification;
    this.texts = texts;
    this.names = new SinkNames(verification.replay().map(), texts);
  }

  byte[] file() {
    StudyMap map = verification.replay().map();
    Instant first = verification.replay().snapshots().get(0).time();
    String title = texts.get("verification.title", Map.of("name", map.name()));
    html.append("<!doctype html><html lang=\"").append(texts.language()).append("\"><head>");
    html.append("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
    html.append("<title>").append(escape(title)).append("</title><style>");
    html.append(STYLE).append("</style></head><body><main><h1>").append(escape(title));
    html.append("</h1><p>").append(escape(texts.day(first, map.zone()))).append(". ");
    html.append(escape(texts.get("verification.what"))).append("</p>");
    figures();
    reliability();
    charts();
    rows();
    html.append("<p><a href=\"verification.csv\">verification.csv</a> · ");
    html.append(escape(texts.get("verification.all"))).append("</p></main></body></html>\n");
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void figures() {
    heading("verification.figures");
    html.append("<table><thead><tr><th>").append(escape(texts.get("verification.issued")));
    for (String key : List.of("pairs", "wet", "error", "bias", "inside")) {
      html.append("<th>").append(escape(texts.get("verification." + key)));
    }
    html.append("</thead><tbody>");
    for (int lead : SinkVerification.LEADS_MIN) {
      SinkVerification.Scores scores = verification.scoresAt(lead);
      html.append("<tr><th>").append(before(lead));
      cell(texts.number((double) scores.count(), 0));
      cell(texts.number((double) scores.wet(), 0));
      cell(texts.number(scores.error_m() * 100, 1) + " cm");
      cell(texts.number(scores.bias_m() * 100, 1) + " cm");
      cell(texts.number(scores.insideShare() * 100, 0) + " %");
    }
    html.append("</tbody></table><table><thead><tr><th>");
    html.append(escape(texts.get("verification.depth")));
    for (String key : List.of("issued", "hits", "misses", "false", "brier", "skill")) {
      html.append("<th>").append(escape(texts.get("verification." + key)));
    }
    html.append("</thead><tbody>");
    for (int depth = 0; depth < SinkOutlooks.DEPTHS_M.size(); depth++) {
      for (int lead : SinkVerification.LEADS_MIN) {
        scoreRow(depth, lead);
      }
    }
    html.append("</tbody></table><p class=\"note\">");
    html.append(escape(texts.get("verification.note"))).append("</p>");
  }

  private void scoreRow(int depth, int lead) {
    SinkVerification.Scores scores = verification.scoresAt(lead);
    html.append("<tr><th>≥ ").append(Math.round(SinkOutlooks.DEPTHS_M.get(depth) * 100));
    html.append(" cm");
    cell(before(lead));
    cell(texts.number((double) scores.hits(depth), 0));
    cell(texts.number((double) scores.misses(depth), 0));
    cell(texts.number((double) scores.falseAlarms(depth), 0));
    cell(texts.number(scores.brier(depth), 4));
    double skill = scores.brierSkill(depth);
    cell(Double.isNaN(skill) ? NO_SKILL : texts.number(skill, 2));
  }

  private void reliability() {
    heading("verification.reliability");
    html.append("<p>").append(escape(texts.get("verification.reliability.how"))).append("</p>");
    html.append("<div class=\"charts\">");
    for (int depth = 0; depth < 2; depth++) {
      html.append("<figure>").append(VerificationChart.reliability(verification, depth, texts));
      long cm = Math.round(SinkOutlooks.DEPTHS_M.get(depth) * 100);
      html.append("<figcaption>≥ ").append(cm).append(" cm</figcaption></figure>");
    }
    html.append("</div>");
  }

  private void charts() {
    heading("verification.sinks");
    html.append("<p class=\"key\"><span class=\"k obs\"></span>");
    html.append(escape(texts.get("verification.happened")));
    for (int lead : SinkVerification.LEADS_MIN) {
      html.append(" <span class=\"k l").append(lead).append("\"></span>").append(before(lead));
    }
    html.append(" ").append(escape(texts.get("verification.band"))).append("</p>");
    html.append("<div class=\"charts\">");
    int drawn = 0;
    for (List<SinkVerification.Pair> pairs : deepestFirst()) {
      if (drawn++ == CHARTS) {
        break;
      }
      html.append("<figure>");
      html.append(VerificationChart.series(pairs, verification.replay(), texts));
      html.append("<figcaption>").append(escape(names.of(pairs.get(0).sinkId())));
      html.append("</figcaption></figure>");
    }
    html.append("</div>");
  }

  private void rows() {
    heading("verification.rows");
    html.append("<table><thead><tr><th>").append(escape(texts.get("verification.sink")));
    html.append("<th>").append(escape(texts.get("verification.peak")));
    for (int lead : SinkVerification.LEADS_MIN) {
      html.append("<th>").append(before(lead));
    }
    html.append("</thead><tbody>");
    int rows = 0;
    for (List<SinkVerification.Pair> pairs : deepestFirst()) {
      if (rows++ == ROWS) {
        break;
      }
      SinkVerification.Pair peak = deepest(pairs);
      html.append("<tr><th>").append(escape(names.of(peak.sinkId())));
      cell(cm(peak.happened_m()) + " cm, " + clock(peak.time()));
      for (int lead : SinkVerification.LEADS_MIN) {
        cell(said(pairs, peak.time(), lead));
      }
    }
    html.append("</tbody></table>");
  }

  private String said(List<SinkVerification.Pair> pairs, Instant time, int lead) {
    for (SinkVerification.Pair pair : pairs) {
      if (pair.lead_min() == lead && pair.time().equals(time)) {
        return cm(pair.median_m()) + " cm (" + cm(pair.low_m()) + "–" + cm(pair.high_m()) + ")";
      }
    }
    return texts.get("verification.early");
  }

  private List<List<SinkVerification.Pair>> deepestFirst() {
    Map<Long, List<SinkVerification.Pair>> bySink = new LinkedHashMap<>();
    for (SinkVerification.Pair pair : verification.pairs()) {
      bySink.computeIfAbsent(pair.sinkId(), unused -> new ArrayList<>()).add(pair);
    }
    List<List<SinkVerification.Pair>> all = new ArrayList<>(bySink.values());
    all.sort(
        Comparator.comparingDouble(
                (List<SinkVerification.Pair> pairs) -> -deepest(pairs).happened_m())
            .thenComparingLong(pairs -> pairs.get(0).sinkId()));
    return all;
  }

  private static SinkVerification.Pair deepest(List<SinkVerification.Pair> pairs) {
    SinkVerification.Pair deepest = pairs.get(0);
    for (SinkVerification.Pair pair : pairs) {
      if (pair.happened_m() > deepest.happened_m()) {
        deepest = pair;
      }
    }
    return deepest;
  }

  private String before(int lead) {
    return escape(texts.get("verification.before", Map.of("minutes", Integer.toString(lead))));
  }

  private String clock(Instant time) {
    return texts.clock(time, verification.replay().map().zone());
  }

  private static String cm(double depth_m) {
    return Long.toString(Math.round(depth_m * 100));
  }

  private void heading(String key) {
    html.append("<h2>").append(escape(texts.get(key))).append("</h2>");
  }

  private void cell(String text) {
    html.append("<td>").append(escape(text));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static final String STYLE =
      """
      body{font:16px/1.45 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}
      main{max-width:64rem;margin:0 auto;padding:1rem}
      h1{font-size:1.6rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}
      table{border-collapse:collapse;margin:.5rem 0 1rem;font-variant-numeric:tabular-nums}
      th,td{padding:.25rem .7rem;border-bottom:1px solid #ccc;text-align:right;font-weight:400}
      thead th{font-weight:600;vertical-align:bottom}tbody th,thead th:first-child{text-align:left}
      .note,figcaption,.key{font-size:.9rem;color:#444}
      .charts{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}svg{display:block}
      .k{display:inline-block;width:1.6rem;height:.25rem;margin:0 .3rem 0 .8rem;vertical-align:middle}
      .obs{background:#000}.l30{background:#0072b2}.l60{background:#d55e00}
      svg text{font:11px system-ui,sans-serif;fill:#333}
      """;
}
