package org.freshet.service.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTextsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0.05|5 cm|5 cm", "0.125|12,5 cm|12.5 cm", "1|1 m|1 m", "1.5|1,5 m|1.5 m"})
  void depthsAreInTheUnitPeopleRead(double depth_m, String german, String english) {
    assertThat(new SheetTexts("de").depth(depth_m)).isEqualTo(german);
    assertThat(new SheetTexts("en").depth(depth_m)).isEqualTo(english);
  }

  @Test
  void changesHaveASignAndNoneIsNeither() {
    SheetTexts texts = new SheetTexts("en");
    assertThat(texts.change(-3, 0)).isEqualTo("\u22123");
    assertThat(texts.change(3, 0)).isEqualTo("+3");
    assertThat(texts.change(-0.004, 2)).isEqualTo("±0");
  }
}
