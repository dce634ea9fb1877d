package org.freshet.flood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.freshet.rain.RainForecast;
import org.freshet.rain.RainFrame;
import org.freshet.sink.SinkLevels;
import org.junit.jupiter.api.Test;

class FloodForecastTest {

  @Test
  void aMemberEqualsSteppingItsFrames() {
    Random random = new Random(41);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = rain(model, random, 5, 6);
    FloodState start = model.dry(FloodModelTest.T0);
    FloodForecast forecast = model.forecast(start, rain);
    for (int member = 0; member < 5; member++) {
      FloodState state = start;
      for (int step = 0; step < 6; step++) {
        state = state.step(rain.frame(member, step));
        assertSame(forecast, member, step, state);
      }
      assertThat(forecast.balance(member)).isEqualTo(state.balance());
      assertThat(forecast.balance(member).relativeError()).isLessThan(1e-9);
    }
  }

  private static void assertSame(FloodForecast forecast, int member, int step, FloodState state) {
    for (int leaf = 0; leaf < state.levels().leafCount(); leaf++) {
      assertThat(bits(forecast.levels(member, step), leaf)).isEqualTo(bits(state.levels(), leaf));
    }
  }

  private static int bits(SinkLevels levels, int leaf) {
    return Float.floatToIntBits(levels.level_m(leaf));
  }

  @Test
  void orderOfMembersChangesNothing() {
    Random random = new Random(43);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = rain(model, random, 6, 5);
    FloodState start = model.dry(FloodModelTest.T0);
    List<List<RainFrame>> turned = new ArrayList<>();
    for (int member = 5; member >= 0; member--) {
      List<RainFrame> frames = new ArrayList<>();
      for (int step = 0; step < 5; step++) {
        frames.add(rain.frame(member, step));
      }
      turned.add(frames);
    }
    RainForecast other = new RainForecast(rain.issued(), turned, "turned round", Duration.ZERO);
    FloodForecast one = model.forecast(start, rain, 2);
    FloodForecast two = model.forecast(start, other, 3);
    SinkOutlooks before = new SinkOutlooks(start, one, List.of(10, 25), Duration.ZERO);
    SinkOutlooks after = new SinkOutlooks(start, two, List.of(10, 25), Duration.ZERO);
    for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
      for (int member = 0; member < 6; member++) {
        assertThat(bits(two.levels(5 - member, 4), leaf))
            .isEqualTo(bits(one.levels(member, 4), leaf));
      }
      assertThat(bits(two.quantile(4, 0.5), leaf)).isEqualTo(bits(one.quantile(4, 0.5), leaf));
      assertThat(after.ofAny(leaf)).isEqualTo(before.ofAny(leaf));
    }
  }

  @Test
  void threadsChangeNothing() {
    Random random = new Random(42);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = rain(model, random, 7, 4);
    FloodState start = model.dry(FloodModelTest.T0);
    FloodForecast one = model.forecast(start, rain, 1);
    FloodForecast three = model.forecast(start, rain, 3);
    for (int member = 0; member < 7; member++) {
      assertThat(three.balance(member)).isEqualTo(one.balance(member));
      for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
        assertThat(bits(three.levels(member, 3), leaf))
            .isEqualTo(bits(one.levels(member, 3), leaf));
      }
    }
  }

  @Test
  void quantilesAreOrderedAndTheWorstIsTheHighestMember() {
    Random random = new Random(43);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = rain(model, random, 5, 3);
    FloodForecast forecast = model.forecast(model.dry(FloodModelTest.T0), rain);
    for (int leaf = 0; leaf < model.runoff().leafCount(); leaf++) {
      float highest = Float.NEGATIVE_INFINITY;
      int wet = 0;
      for (int member = 0; member < 5; member++) {
        float level_m = forecast.levels(member, 2).level_m(leaf);
        if (!Float.isNaN(level_m)) {
          highest = Math.max(highest, level_m);
          wet++;
        }
      }
      int expected = Float.floatToIntBits(wet == 0 ? Float.NaN : highest);
      assertThat(bits(forecast.worst(2), leaf)).isEqualTo(expected);
      float median = forecast.quantile(2, 0.5).level_m(leaf);
      assertThat(Float.isNaN(median)).isEqualTo(wet < 3);
      if (wet > 0) {
        assertThat(forecast.probability(2, leaf, -1000)).isEqualTo(wet / 5.0);
      }
    }
  }

  @Test
  void framesBeforeTheStateAreLeftOut() {
    Random random = new Random(44);
    FloodModel model = FloodModelTest.anything(random);
    RainForecast rain = rain(model, random, 2, 6);
    FloodState later = model.dry(FloodModelTest.T0.plus(FloodModelTest.FIVE.multipliedBy(2)));
    FloodForecast forecast = model.forecast(later, rain);
    assertThat(forecast.times()).hasSize(4);
    FloodState past = model.dry(FloodModelTest.T0.plusSeconds(36000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(past, rain))
        .withMessageContaining("too old");
  }

  static RainForecast rain(FloodModel model, Random random, int members, int steps) {
    List<List<RainFrame>> all = new ArrayList<>();
    int cells = model.runoff().rainGrid().cells();
    for (int member = 0; member < members; member++) {
      List<RainFrame> frames = new ArrayList<>();
      for (int step = 0; step < steps; step++) {
        float[] rain_mm = new float[cells];
        for (int cell = 0; cell < cells; cell++) {
          rain_mm[cell] = random.nextFloat() * 5 * member;
        }
        frames.add(FloodModelTest.frame(step, rain_mm));
      }
      all.add(frames);
    }
    return new RainForecast(FloodModelTest.T0, all, "nowcast", Duration.ZERO);
  }
}
