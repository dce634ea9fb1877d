package org.freshet.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.freshet.sample.land.Landscape;
import org.freshet.sample.town.District;
import org.freshet.sample.town.Districts;
import org.junit.jupiter.api.Test;

class DistrictsTest {
  private final List<District> districts = Districts.of(new Landscape().sill());

  @Test
  void tileTheTownWithoutGapOrOverlap() {
    for (double x = 285; x < 2915; x += 7.3) {
      for (double y = 1015; y < 1980; y += 7.1) {
        assertThat(owners(x, y)).as("%.1f, %.1f", x, y).isEqualTo(1);
      }
    }
    for (double x = 5; x < 3000; x += 13) {
      for (double y = 5; y < 3000; y += 13) {
        assertThat(owners(x, y)).as("%.1f, %.1f", x, y).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void keysHaveTwelveDigitsAndAreUnique() {
    assertThat(districts).extracting(District::ars).doesNotHaveDuplicates();
    assertThat(districts).allMatch(d -> d.ars().matches("[0-9]{12}"));
  }

  private int owners(double x, double y) {
    int owners = 0;
    for (District d : districts) {
      owners += d.contains(x, y) ? 1 : 0;
    }
    return owners;
  }
}
