package org.freshet.service.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Every listed pair of a verification as comma-separated values (RFC 4180). */
final class VerificationTable {
  private VerificationTable() {}

  static byte[] csv(SinkVerification verification) {
    StringBuilder text =
        new StringBuilder(
            "sink,valid_at,issued_at,lead_min,forecast_p10_m,forecast_p50_m,forecast_p90_m,"
                + "prob_10cm,prob_30cm,prob_50cm,happened_m\r\n");
    for (SinkVerification.Pair pair : verification.pairs()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%d,%.3f,%.3f,%.3f,%.2f,%.2f,%.2f,%.3f\r\n",
              pair.sinkId(),
              pair.time(),
              pair.time().minus(Duration.ofMinutes(pair.lead_min())),
              pair.lead_min(),
              pair.low_m(),
              pair.median_m(),
              pair.high_m(),
              pair.reach(0),
              pair.reach(1),
              pair.reach(2),
              pair.happened_m()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
