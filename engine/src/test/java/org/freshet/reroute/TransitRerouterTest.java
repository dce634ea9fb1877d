package org.freshet.reroute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.freshet.exposure.PassabilityWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitRerouterTest {
  private static final Instant T0 = Instant.parse("2026-06-18T15:00:00Z");

  private final LatticeNetwork town = new LatticeNetwork(3, 6);
  private final TransitRerouter rerouter = new TransitRerouter(town, town.edges());

  private static Instant at(int minute) {
    return T0.plusSeconds(60L * minute);
  }

  private static PassabilityWindow closed(int edge, int from, int until) {
    return new PassabilityWindow(edge, "bus", at(from), at(until), 0.4, false);
  }

  private List<TransitHint> hints(LinePattern line, PassabilityWindow... windows) {
    return rerouter.hints(List.of(line), List.of(windows), List.of(windows));
  }

  @Test
  void leadsABusAroundOneClosedBlock() {
    TransitHint hint =
        assertThat(hints(town.line("B", 1, false), closed(town.east(1, 2), 5, 50)))
            .singleElement()
            .actual();
    assertThat(hint.lastStopId()).isEqualTo("B2");
    assertThat(hint.nextStopId()).isEqualTo("B3");
    assertThat(hint.skippedStopIds()).isEmpty();
    assertThat(hint.closedStreets()).containsExactly("Querweg 1");
    assertThat(hint.closedEdges()).containsExactly(town.east(1, 2));
    assertThat(hint.diversion()).isNotNull();
    assertThat(hint.extra_s()).as("three blocks instead of one").isEqualTo(20);
    assertThat(hint.from()).isEqualTo(at(5));
    assertThat(hint.until()).isEqualTo(at(50));
    assertThat(hint.observed()).isFalse();
  }

  @Test
  void skipsTheStopBetweenTwoClosedBlocksThatNothingReaches() {
    TransitHint hint =
        assertThat(
                hints(
                    town.line("B", 1, false),
                    closed(town.east(1, 2), 0, 60),
                    closed(town.east(1, 3), 5, 60),
                    closed(town.north(0, 3), 0, 60),
                    closed(town.north(1, 3), 0, 60)))
            .singleElement()
            .actual();
    assertThat(hint.lastStopId()).isEqualTo("B2");
    assertThat(hint.nextStopId()).isEqualTo("B4");
    assertThat(hint.skippedStopIds()).containsExactly("B3");
    assertThat(hint.closedEdges()).containsExactly(town.east(1, 2), town.east(1, 3));
  }

  @Test
  void servesTheStopBetweenTwoClosedBlocksFromTheSide() {
    assertThat(
            hints(
                town.line("B", 1, false),
                closed(town.east(1, 2), 0, 60),
                closed(town.east(1, 3), 5, 60)))
        .extracting(TransitHint::lastStopId, TransitHint::nextStopId)
        .containsExactly(tuple("B2", "B3"), tuple("B3", "B4"));
  }

  @Test
  void onlyInterruptsARailBoundLine() {
    TransitHint hint =
        assertThat(hints(town.line("T", 1, true), closed(town.east(1, 2), 0, 60)))
            .singleElement()
            .actual();
    assertThat(hint.diversion()).isNull();
    assertThat(hint.extra_s()).isZero();
    assertThat(hint.lastStopId()).isEqualTo("T2");
    assertThat(hint.nextStopId()).isEqualTo("T3");
  }

  @Test
  void skipsATramStopThatStandsAloneBetweenTwoCuts() {
    TransitHint hint =
        assertThat(
                hints(
                    town.line("T", 1, true),
                    closed(town.east(1, 2), 0, 60),
                    closed(town.east(1, 3), 0, 30)))
            .singleElement()
            .actual();
    assertThat(hint.lastStopId()).isEqualTo("T2");
    assertThat(hint.nextStopId()).isEqualTo("T4");
    assertThat(hint.skippedStopIds()).containsExactly("T3");
    assertThat(
            hints(
                town.line("T", 1, true),
                closed(town.east(1, 1), 0, 60),
                closed(town.east(1, 3), 0, 60)))
        .as("two stops between are a service")
        .hasSize(2);
  }

  @Test
  void skipsStopsOnTheClosedEdgeItself() {
    List<PatternStop> stops =
        List.of(
            new PatternStop("a", "a", 0, 1, 0),
            new PatternStop("b", "b", 2, 1, 250),
            new PatternStop("c", "c", 5, 1, 500));
    LinePattern express =
        new LinePattern("X", "X", 1, false, stops, town.line("X", 1, false).way());
    assertThat(hints(express, closed(town.east(1, 2), 0, 60)))
        .singleElement()
        .satisfies(hint -> assertThat(hint.skippedStopIds()).containsExactly("b"));
  }

  @Test
  void shortensALineWhoseEndIsClosed() {
    TransitHint hint =
        assertThat(
                hints(
                    town.line("B", 1, false),
                    closed(town.east(1, 4), 0, 60),
                    closed(town.north(0, 5), 0, 60),
                    closed(town.north(1, 5), 0, 60)))
            .singleElement()
            .actual();
    assertThat(hint.diversion()).as("the last stop is cut off").isNull();
    assertThat(hint.lastStopId()).isEqualTo("B4");
    assertThat(hint.nextStopId()).isEmpty();
    assertThat(hint.skippedStopIds()).containsExactly("B5");
    List<PatternStop> stops = List.of(stop("x", 0), stop("y", 100), stop("z", 450));
    LinePattern ends = new LinePattern("B", "B", 0, false, stops, town.line("B", 1, false).way());
    assertThat(hints(ends, closed(town.east(1, 4), 0, 60)))
        .singleElement()
        .satisfies(cut -> assertThat(cut.nextStopId()).isEmpty())
        .satisfies(cut -> assertThat(cut.skippedStopIds()).containsExactly("z"));
  }

  private static PatternStop stop(String id, double position_m) {
    return new PatternStop(id, id, position_m / 100, 1, position_m);
  }

  @Test
  void joinsCloseClosuresAndPartsDistantOnes() {
    int edge = town.east(1, 2);
    assertThat(hints(town.line("B", 1, false), closed(edge, 0, 10), closed(edge, 20, 30)))
        .singleElement()
        .satisfies(hint -> assertThat(hint.until()).isEqualTo(at(30)));
    assertThat(hints(town.line("B", 1, false), closed(edge, 0, 10), closed(edge, 40, 50)))
        .extracting(TransitHint::from)
        .containsExactly(at(0), at(40));
  }

  @Test
  void saysTheSameAgainInEqualHints() {
    PassabilityWindow window = closed(town.east(1, 2), 0, 60);
    assertThat(hints(town.line("B", 1, false), window))
        .isEqualTo(hints(town.line("B", 1, false), window));
    assertThat(hints(town.line("B", 1, false), window).get(0).diversion())
        .isNotEqualTo(
            hints(town.line("B", 1, false), closed(town.east(1, 3), 0, 60)).get(0).diversion());
  }

  @Test
  void leavesTheEndOpenWhereTheForecastEnds() {
    PassabilityWindow open = new PassabilityWindow(town.east(1, 2), "bus", at(0), null, 0.4, true);
    TransitHint hint = assertThat(hints(town.line("B", 1, false), open)).singleElement().actual();
    assertThat(hint.until()).isNull();
    assertThat(hint.observed()).isTrue();
  }

  @Test
  void saysNothingOfClosuresElsewhere() {
    assertThat(hints(town.line("B", 1, false), closed(town.east(0, 2), 0, 60))).isEmpty();
    assertThat(hints(town.line("B", 1, false))).isEmpty();
  }

  @Test
  void refusesStopsOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LinePattern("B", "B", 0, false, List.of(stop("a", 5), stop("b", 4)), List.of()))
        .withMessageContaining("(b)");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void neverLeadsOverClosedEdgesAndNeverForgetsOne(long seed) {
    Random random = new Random(seed);
    LatticeNetwork city = new LatticeNetwork(5, 9);
    TransitRerouter rerouting = new TransitRerouter(city, city.edges());
    for (int round = 0; round < 50; round++) {
      List<PassabilityWindow> windows = new ArrayList<>();
      BitSet shut = new BitSet();
      for (int i = 0; i < 4 + random.nextInt(20); i++) {
        int edge = random.nextInt(city.edges().size());
        shut.set(edge);
        windows.add(closed(edge, 0, 60));
      }
      List<LinePattern> lines = List.of(city.line("B", 2, false), city.line("T", 1, true));
      List<TransitHint> hints = rerouting.hints(lines, windows, windows);
      BitSet told = new BitSet();
      for (TransitHint hint : hints) {
        hint.closedEdges().forEach(told::set);
        Route diversion = hint.diversion();
        for (int i = 0; diversion != null && i < diversion.edgeCount(); i++) {
          assertThat(shut.get(diversion.edge(i))).as("seed %d round %d", seed, round).isFalse();
        }
      }
      BitSet expected = new BitSet();
      lines.forEach(line -> line.way().forEach(span -> expected.set(span.edge())));
      expected.and(shut);
      assertThat(told).as("seed %d round %d", seed, round).isEqualTo(expected);
      Collections.shuffle(windows, random);
      assertThat(rerouting.hints(lines, windows, windows))
          .usingRecursiveComparison()
          .as("seed %d round %d", seed, round)
          .isEqualTo(hints);
    }
  }
}
