package org.freshet.service.ingest.environmentagency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.freshet.gauge.LeadForecast;
import org.freshet.gauge.LevelForecaster;
import org.freshet.gauge.LevelHistory;
import org.freshet.gauge.Observation;
import org.freshet.service.ingest.observation.ObservationFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Level forecasts on the one real series at hand: five days of a tidal gauge every quarter of an
 * hour, the first three and a half to learn from. Figures go to the log.
 */
class LevelSkillTest {
  private static final Path FILE =
      Path.of(
          System.getProperty("freshet.data", "data"),
          "waterlevel/uk-ea-flood-app/nonSpikeTelem.json");
  private static final int[] LEADS = {1, 2, 4, 8, 16, 24};

  @Test
  void comparesWithPersistenceOnATidalGauge() throws IOException {
    Assumptions.assumeTrue(
        Files.exists(FILE), "skipped: " + FILE + " of the public test data is not there");
    ObservationFile file =
        EnvironmentAgencyReader.read(Files.readAllBytes(FILE), "nonSpikeTelem.json", "tide");
    double[] level_m =
        file.observations().stream()
            .sorted(Comparator.comparing(Observation::time))
            .mapToDouble(Observation::value)
            .toArray();
    int learn = 340;
    LevelForecaster forecaster =
        new LevelForecaster(LevelHistory.ofLevels(java.util.Arrays.copyOf(level_m, learn)), LEADS);
    LevelHistory all = LevelHistory.ofLevels(level_m);
    for (int i = 0; i < LEADS.length; i++) {
      double[] squares = new double[3];
      int inside = 0;
      int count = 0;
      String method = "";
      for (int at = learn; at + LEADS[i] < level_m.length; at++) {
        LeadForecast forecast = forecaster.forecast(all, at).orElseThrow().get(i);
        double truth = level_m[at + LEADS[i]];
        double straight = level_m[at] + LEADS[i] * (level_m[at] - level_m[at - 1]);
        squares[0] += Math.pow(forecast.level_m() - truth, 2);
        squares[1] += Math.pow(level_m[at] - truth, 2);
        squares[2] += Math.pow(straight - truth, 2);
        inside += truth >= forecast.low_m() && truth <= forecast.high_m() ? 1 : 0;
        count++;
        method = forecast.method().name();
      }
      System.out.printf(
          "lead %4d min %-11s RMSE %.3f m, persistence %.3f, straight on %.3f, PI %.2f, in 80%%:"
              + " %.0f%% of %d%n",
          15 * LEADS[i],
          method,
          Math.sqrt(squares[0] / count),
          Math.sqrt(squares[1] / count),
          Math.sqrt(squares[2] / count),
          1 - squares[0] / squares[1],
          100.0 * inside / count,
          count);
      assertThat(squares[0]).as("lead %s", LEADS[i]).isLessThan(squares[1]);
      assertThat((double) inside / count).as("lead %s", LEADS[i]).isBetween(0.7, 0.9);
    }
  }
}
