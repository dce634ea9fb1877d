package org.freshet.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.freshet.flood.Terrains;
import org.freshet.sink.SinkLevels;
import org.freshet.sink.TerrainModel;
import org.junit.jupiter.api.Test;

class ExposureTest {
  static final Instant T0 = Instant.parse("2026-06-18T15:00:00Z");
  static final WarningArea TOWN = new WarningArea("066359990001", "Altstadt");
  static final WarningArea HILL = new WarningArea("066359990002", "Berg");

  /** A street runs west to east through row 2 of a bowl; a gutter of one cell lies in row 4. */
  static final TerrainModel BOWL =
      Terrains.drawn(
          """
          9   9   9   9   9   9   9   9   9
          9   5   5   5   5   5   5   5   9
          6   5.9 5.6 5.3 5.0 5.3 5.6 5.9 6
          9   5   5   5   5   5   5   5   9
          9   9   9   9   8   9   9   9   9
          7   7   7   7   6   7   7   7   7
          9   9   9   9   9   9   9   9   9
          """);

  @Test
  void aStreetThroughABowlIsAsDeepAsThreeMetresOfItAre() {
    float[] depths_m = exposure(street(false)).edgeDepths_m(level(5.7f));
    assertThat(depths_m[0]).isCloseTo(0.4f, within(1e-5f));
  }

  @Test
  void aSingleDeepCellDoesNotCloseAStreet() {
    RoadEdge road = edge(0, "Gasse", 5, 0, 9, false);
    SinkLevels levels = flat(6.9f);
    assertThat(exposure(road).edgeDepths_m(levels)[0]).isZero();
    ExposureOptions strict = new ExposureOptions(1, 12, 4);
    Exposure one = new Exposure(BOWL, List.of(road), List.of(), List.of(TOWN), strict);
    assertThat(one.edgeDepths_m(levels)[0]).isCloseTo(0.9f, within(1e-5f));
  }

  @Test
  void aBridgeStaysOpen() {
    assertThat(exposure(street(true)).edgeDepths_m(level(5.7f))[0]).isZero();
  }

  @Test
  void aShortEdgeCountsAsAWhole() {
    RoadEdge two = edge(0, "Steg", 2, 4, 6, false);
    assertThat(exposure(two).edgeDepths_m(level(5.7f))[0]).isCloseTo(0.4f, within(1e-5f));
  }

  @Test
  void dryIsZeroEverywhere() {
    float[] dry = new float[BOWL.hierarchy().leafCount()];
    Arrays.fill(dry, Float.NaN);
    Exposure exposure = exposure(street(false));
    SinkLevels levels = SinkLevels.of(dry);
    assertThat(exposure.edgeDepths_m(levels)).containsOnly(0);
    AreaImpact impact = exposure.impacts(T0, levels, new double[] {0.1}).get(0);
    assertThat(impact.maxRoadDepth_m()).isZero();
    assertThat(impact.streets()).isEmpty();
  }

  @Test
  void openedDepthsEqualANaiveSearch() {
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      TerrainModel terrain = Terrains.random(random, 12, 40, 1);
      int from = random.nextInt(10);
      int to = from + 1 + random.nextInt(29);
      RoadEdge road = edgeOn(terrain, 0, "Weg", 6, from, to, false);
      double min_m = 1 + random.nextInt(5);
      ExposureOptions options = new ExposureOptions(min_m, 1, 1);
      SinkLevels levels = randomLevels(terrain, random);
      Exposure exposure = new Exposure(terrain, List.of(road), List.of(), List.of(TOWN), options);
      double[] thresholds_m = {0.2, 0.5, 1};
      AreaImpact impact = exposure.impacts(T0, levels, thresholds_m).get(0);
      float[] opened_m = naive(terrain, road, levels, (int) Math.min(min_m, road.cellCount()));
      double most_m =
          IntStream.range(0, opened_m.length).mapToDouble(i -> opened_m[i]).max().orElse(0);
      assertThat(impact.maxRoadDepth_m()).as("round %d", round).isEqualTo(most_m);
      for (double threshold_m : thresholds_m) {
        long cells =
            IntStream.range(0, opened_m.length).filter(i -> opened_m[i] >= threshold_m).count();
        assertThat(impact.roadLengths().length_m(threshold_m))
            .isCloseTo((double) cells, within(1e-9));
      }
    }
  }

  private static float[] naive(TerrainModel terrain, RoadEdge road, SinkLevels levels, int window) {
    float[] opened_m = new float[road.cellCount()];
    for (int from = 0; from + window <= opened_m.length; from++) {
      float least = Float.MAX_VALUE;
      for (int i = from; i < from + window; i++) {
        int cell = road.cell(i);
        float depth = terrain.leafOf(cell) < 0 ? 0 : levels.depth_m(terrain, cell);
        least = Math.min(least, depth);
      }
      for (int i = from; i < from + window; i++) {
        opened_m[i] = Math.max(opened_m[i], least);
      }
    }
    return opened_m;
  }

  @Test
  void anAssetOnARoofIsReachedByTheWaterAroundIt() {
    TerrainModel terrain =
        Terrains.drawn(
            """
            9 9 9 9 9 9 9
            9 5 5 5 5 5 9
            9 5 8 8 8 5 9
            9 5 8 8 8 5 9
            9 5 8 8 8 5 9
            9 5 5 5 5 5 9
            9 9 9 9 9 9 9
            """);
    Asset school = new Asset("S1", "school", "Schule", 3 * 7 + 3, TOWN.key(), 0.2);
    Asset away = new Asset("S2", "school", "Fern", -1, TOWN.key(), 0);
    Exposure exposure = new Exposure(terrain, List.of(), List.of(school, away), List.of(TOWN));
    float[] level = new float[terrain.hierarchy().leafCount()];
    Arrays.fill(level, 5.5f);
    assertThat(exposure.assetDepths_m(SinkLevels.of(level))).containsExactly(0.5f, 0f);
    List<AssetDepth> reached =
        exposure.impacts(T0, SinkLevels.of(level), new double[0]).get(0).assets();
    assertThat(reached).extracting(a -> a.asset().id()).containsExactly("S1");
    Arrays.fill(level, 5.2f);
    assertThat(exposure.impacts(T0, SinkLevels.of(level), new double[0]).get(0).assets()).isEmpty();
  }

  @Test
  void streetsOfAnAreaComeWorstFirstAndOthersStayOut() {
    RoadEdge deep = edge(0, "Tiefe Straße", 2, 2, 7, false);
    RoadEdge shallow = edge(1, "Hohe Straße", 2, 1, 8, false);
    RoadEdge elsewhere =
        new RoadEdge(2, 7, "Bergweg", HILL.key(), 3, false, new int[] {20, 21, 22, 23, 24});
    Exposure exposure =
        new Exposure(
            BOWL,
            List.of(deep, shallow, elsewhere),
            List.of(),
            List.of(TOWN, HILL),
            new ExposureOptions(5, 1, 1));
    List<AreaImpact> impacts = exposure.impacts(T0, level(5.8f), new double[] {0.05});
    assertThat(impacts.get(0).streets())
        .extracting(StreetDepth::name)
        .containsExactly("Hohe Straße", "Tiefe Straße");
    assertThat(impacts.get(0).streets().get(0).depth_m()).isCloseTo(0.2, within(1e-5));
    assertThat(impacts.get(1).area()).isEqualTo(HILL);
  }

  @Test
  void askingForAnUnknownThresholdSaysWhatIsKnown() {
    AreaImpact impact = exposure(street(false)).impacts(T0, level(5.7f), new double[] {0.1}).get(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> impact.roadLengths().length_m(0.3))
        .withMessageContaining("[0.1]");
  }

  @Test
  void aRepeatedAreaKeyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exposure(BOWL, List.of(), List.of(), List.of(TOWN, TOWN)))
        .withMessageContaining(TOWN.key());
  }

  private static Exposure exposure(RoadEdge road) {
    return new Exposure(BOWL, List.of(road), List.of(), List.of(TOWN));
  }

  private static RoadEdge street(boolean bridge) {
    return edge(0, "Bahnhofstraße", 2, 0, 9, bridge);
  }

  private static RoadEdge edge(int index, String name, int row, int from, int to, boolean bridge) {
    return edgeOn(BOWL, index, name, row, from, to, bridge);
  }

  private static RoadEdge edgeOn(
      TerrainModel terrain, int index, String name, int row, int from, int to, boolean bridge) {
    int[] cells = IntStream.range(from, to).map(col -> terrain.geometry().cell(row, col)).toArray();
    return new RoadEdge(index, 1, name, TOWN.key(), to - from, bridge, cells);
  }

  private static SinkLevels level(float level_m) {
    return flat(level_m);
  }

  private static SinkLevels flat(float level_m) {
    float[] levels = new float[BOWL.hierarchy().leafCount()];
    Arrays.fill(levels, level_m);
    return SinkLevels.of(levels);
  }

  private static SinkLevels randomLevels(TerrainModel terrain, Random random) {
    float[] levels = new float[terrain.hierarchy().leafCount()];
    for (int leaf = 0; leaf < levels.length; leaf++) {
      levels[leaf] = random.nextInt(4) == 0 ? Float.NaN : 100 + 2.5f * random.nextFloat();
    }
    return SinkLevels.of(levels);
  }
}
