package org.freshet.service.publish;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.freshet.service.texts.Texts;

/** Diagrams of a verification as inline SVG. */
final class VerificationChart {
  private static final int WIDTH = 310;
  private static final int HEIGHT = 190;
  private static final int LEFT = 48;
  private static final int BOTTOM = 26;
  private static final int TOP = 8;
  private static final int RIGHT = 8;
  private static final String BLUE = "#0072b2";
  private static final String ORANGE = "#d55e00";

  private final StringBuilder svg = new StringBuilder();
  private final double height;

  private VerificationChart(int height) {
    this.height = height;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
            WIDTH,
            height,
            WIDTH,
            height));
  }

  private double x(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double share) {
    return height - BOTTOM - share * (height - BOTTOM - TOP);
  }

  private void line(double x1, double y1, double x2, double y2, String style) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>",
            x(x1),
            y(y1),
            x(x2),
            y(y2),
            style));
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            anchor,
            VerificationPage.escape(text)));
  }

  private static String color(int lead_min) {
    return lead_min == SinkVerification.LEADS_MIN.get(0) ? BLUE : ORANGE;
  }

  /** What came by what was said, for one depth. */
  static String reliability(SinkVerification verification, int depth, Texts texts) {
    VerificationChart chart = new VerificationChart(HEIGHT + 80);
    for (int tick = 0; tick <= 100; tick += 25) {
      double at = tick / 100.0;
      chart.line(0, at, 1, at, "stroke=\"#ddd\"");
      chart.text(LEFT - 4, chart.y(at) + 4, "end", tick + " %");
      chart.text(chart.x(at), chart.height - 10, tick == 100 ? "end" : "middle", tick + " %");
    }
    chart.line(0, 0, 1, 1, "stroke=\"#888\" stroke-dasharray=\"4 3\"");
    for (int lead : SinkVerification.LEADS_MIN) {
      SinkVerification.Scores scores = verification.scoresAt(lead);
      StringBuilder points = new StringBuilder();
      StringBuilder dots = new StringBuilder();
      for (int cls = 0; cls < SinkVerification.Scores.CLASSES; cls++) {
        if (scores.said(depth, cls) > 0) {
          double x = chart.x(scores.saidMean(depth, cls));
          double y = chart.y(scores.cameShare(depth, cls));
          points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
          dots.append(
              String.format(
                  Locale.ROOT,
                  "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>n = %d</title>"
                      + "</circle>",
                  x,
                  y,
                  color(lead),
                  scores.said(depth, cls)));
        }
      }
      chart.svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"");
      chart.svg.append(color(lead)).append("\" points=\"").append(points).append("\"/>");
      chart.svg.append(dots);
    }
    chart.text(chart.x(0.98), chart.y(0.06), "end", texts.get("verification.axis.said"));
    chart.text(chart.x(0.02), chart.y(0.95), "start", texts.get("verification.axis.came"));
    return chart.svg.append("</svg>").toString();
  }

  /** One sink over the event: what happened, and what was said of it before. */
  static String series(List<SinkVerification.Pair> pairs, Replay replay, Texts texts) {
    Instant from = replay.snapshots().get(0).time();
    Instant to = replay.snapshots().get(replay.snapshots().size() - 1).time();
    double span_s = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
    double most_m = 0.1;
    for (SinkVerification.Pair pair : pairs) {
      most_m = Math.max(most_m, Math.max(pair.happened_m(), pair.high_m()));
    }
    double top_m = Math.ceil(most_m * 10) / 10;
    VerificationChart chart = new VerificationChart(HEIGHT);
    for (int tick = 0; tick <= 2; tick++) {
      chart.line(0, tick / 2.0, 1, tick / 2.0, "stroke=\"#ddd\"");
      String cm = Math.round(top_m * 50 * tick) + " cm";
      chart.text(LEFT - 4, chart.y(tick / 2.0) + 4, "end", cm);
    }
    for (Instant hour = from; !hour.isAfter(to); hour = hour.plusSeconds(7200)) {
      double at = (hour.getEpochSecond() - from.getEpochSecond()) / span_s;
      String clock = texts.clock(hour, replay.map().zone());
      chart.text(chart.x(at), HEIGHT - 8, at > 0.9 ? "end" : "middle", clock);
    }
    for (int i = SinkVerification.LEADS_MIN.size() - 1; i >= 0; i--) {
      chart.forecast(pairs, SinkVerification.LEADS_MIN.get(i), from, span_s, top_m);
    }
    int lead = SinkVerification.LEADS_MIN.get(0);
    String happened =
        chart.points(pairs, lead, from, span_s, top_m, SinkVerification.Pair::happened_m, false);
    chart.svg.append("<polyline fill=\"none\" stroke=\"#000\" stroke-width=\"2\" points=\"");
    return chart.svg.append(happened).append("\"/></svg>").toString();
  }

  private void forecast(
      List<SinkVerification.Pair> pairs, int lead, Instant from, double span_s, double top_m) {
    String high = points(pairs, lead, from, span_s, top_m, SinkVerification.Pair::high_m, false);
    String low = points(pairs, lead, from, span_s, top_m, SinkVerification.Pair::low_m, true);
    String median =
        points(pairs, lead, from, span_s, top_m, SinkVerification.Pair::median_m, false);
    svg.append("<polygon fill-opacity=\"0.18\" fill=\"").append(color(lead));
    svg.append("\" points=\"").append(high).append(low).append("\"/>");
    svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"").append(color(lead));
    svg.append("\" points=\"").append(median).append("\"/>");
  }

  private String points(
      List<SinkVerification.Pair> pairs,
      int lead,
      Instant from,
      double span_s,
      double top_m,
      ToDoubleFunction<SinkVerification.Pair> value,
      boolean backwards) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < pairs.size(); i++) {
      SinkVerification.Pair pair = pairs.get(backwards ? pairs.size() - 1 - i : i);
      if (pair.lead_min() == lead) {
        double at = (pair.time().getEpochSecond() - from.getEpochSecond()) / span_s;
        double share = value.applyAsDouble(pair) / top_m;
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(at), y(share)));
      }
    }
    return points.toString();
  }
}
