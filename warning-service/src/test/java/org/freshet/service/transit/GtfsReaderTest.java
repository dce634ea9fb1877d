package org.freshet.service.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtfsReaderTest {
  @TempDir Path folder;

  private GtfsFeed read(GtfsZip zip) throws IOException {
    return GtfsReader.read(zip.write(folder.resolve("gtfs.zip"), ""));
  }

  @Test
  void readsWhatReroutingNeeds() throws IOException {
    GtfsFeed feed = read(new GtfsZip());
    assertThat(feed.findings()).isEmpty();
    assertThat(feed.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(feed.feedVersion()).isEqualTo("2026a");
    assertThat(feed.routes()).extracting(GtfsRoute::name).containsExactly("1", "Talbahn");
    assertThat(feed.routes()).extracting(GtfsRoute::railBound).containsExactly(false, true);
    assertThat(feed.routes()).extracting(GtfsRoute::kind).containsExactly("bus", "tram");
    assertThat(feed.stop("B")).isEqualTo(new GtfsStop("B", "Markt, \"Süd\" Ost", 9.01, 50.0));
    assertThat(feed.shape("S1")).containsExactly(9.0, 50.0, 9.04, 50.0);
    assertThat(feed.shape("none")).isEmpty();
  }

  @Test
  void keepsTimesAfterMidnightAndFillsGaps() throws IOException {
    GtfsTrip trip = read(new GtfsZip()).trips().get(0);
    assertThat(trip.stopIds()).containsExactly("A", "B", "C", "D", "E");
    assertThat(trip.departure_s(0)).isEqualTo(25 * 3600);
    assertThat(trip.arrival_s(1)).isEqualTo(25 * 3600 + 300);
    assertThat(trip.departure_s(2)).isEqualTo(25 * 3600 + 720);
    assertThat(trip.sequence(4)).isEqualTo(9);
  }

  @Test
  void knowsWhichTripsRunOnADay() throws IOException {
    GtfsFeed feed = read(new GtfsZip());
    assertThat(feed.tripsOn(LocalDate.of(2026, 6, 18))).hasSize(3);
    assertThat(feed.tripsOn(LocalDate.of(2026, 6, 20))).as("added Saturday").hasSize(3);
    assertThat(feed.tripsOn(LocalDate.of(2026, 6, 21))).as("Sunday").isEmpty();
    assertThat(feed.tripsOn(LocalDate.of(2025, 12, 31))).as("before the start").isEmpty();
  }

  @Test
  void acceptsAFolderByteOrderMarkAndNesting() throws IOException {
    GtfsZip zip = new GtfsZip();
    zip.with("stops.txt", "\uFEFF" + zip.table("stops.txt").replace("\n", "\r\n\r\n"));
    GtfsFeed nested = GtfsReader.read(zip.write(folder.resolve("n.zip"), "feed/inner/"));
    assertThat(nested.stops()).hasSize(5);
    assertThat(nested.findingCounts())
        .containsExactly(Map.entry(GtfsFinding.Code.NESTED_FOLDER, 1L));
    for (Map.Entry<String, String> table : zip.tables.entrySet()) {
      Files.writeString(folder.resolve(table.getKey()), table.getValue());
    }
    assertThat(GtfsReader.read(folder).stops()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stops.txt      | F,Nirgends,-100,-200     | BAD_VALUE
          stops.txt      | F,Null,0,0               | BAD_VALUE
          stops.txt      | F,Leer,,                 | BAD_VALUE
          stops.txt      | A,Noch einmal,50,9       | DUPLICATE_ID
          routes.txt     | X,SV,X,Seilschwebe,99    | BAD_VALUE
          trips.txt      | R9,WD,t9,0,              | UNKNOWN_REFERENCE
          trips.txt      | R1,WD,t9,0,              | SHORT_TRIP
          stop_times.txt | t1,25:40:00,,Z,10        | UNKNOWN_REFERENCE
          stop_times.txt | t9,25:40:00,,A,10        | UNKNOWN_REFERENCE
          stop_times.txt | t1,25:61:00,,A,10        | BAD_VALUE
          calendar_dates.txt | WD,yesterday,1       | BAD_VALUE
          calendar_dates.txt | WD,20260621,3        | BAD_VALUE
          shapes.txt     | S1,500,9,3               | BAD_VALUE
          """)
  void countsWhatIsWrongAndGoesOn(String table, String row, GtfsFinding.Code code)
      throws IOException {
    GtfsZip zip = new GtfsZip();
    GtfsFeed feed = read(zip.with(table, zip.table(table) + row + "\n"));
    assertThat(feed.findingCounts()).containsExactly(Map.entry(code, 1L));
    assertThat(feed.findings().get(0).file()).isIn(table, "stop_times.txt");
    assertThat(feed.trips()).extracting(GtfsTrip::id).containsExactly("t1", "t2", "t3");
  }

  @Test
  void countsAllButKeepsFewOfManyFindings() throws IOException {
    String rows = "t9,8:00:00,8:00:00,A,1\n".repeat(1000);
    GtfsZip zip = new GtfsZip();
    GtfsFeed feed = read(zip.with("stop_times.txt", zip.table("stop_times.txt") + rows));
    assertThat(feed.findingCounts()).containsEntry(GtfsFinding.Code.UNKNOWN_REFERENCE, 1000L);
    assertThat(feed.findings()).hasSizeLessThan(100);
  }

  @Test
  void tellsMissingTablesOfAnOddFeed() throws IOException {
    GtfsFeed feed = read(new GtfsZip().without("agency.txt").without("calendar.txt"));
    assertThat(feed.findingCounts()).containsEntry(GtfsFinding.Code.MISSING_FILE, 1L);
    assertThat(read(new GtfsZip().with("trips.txt", "route_id,trip_id\n")).findingCounts())
        .containsEntry(GtfsFinding.Code.MISSING_COLUMN, 1L);
  }

  @Test
  void refusesWhatIsNoTimetable() throws IOException {
    Path none = folder.resolve("none.zip");
    assertThatExceptionOfType(GtfsException.class)
        .isThrownBy(() -> GtfsReader.read(none))
        .withMessageContaining("no such timetable");
    Path text = Files.write(folder.resolve("t.zip"), "text".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(GtfsException.class)
        .isThrownBy(() -> GtfsReader.read(text))
        .withMessageContaining("no readable zip");
    assertThatExceptionOfType(GtfsException.class)
        .isThrownBy(() -> read(new GtfsZip().without("stops.txt").without("trips.txt")))
        .withMessageContaining("holds no stops.txt, trips.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          heidelberg-vrn/vrn_gtfs_cut.zip           | 7 | 392 | 1480 | 0
          herrenberg-vvs/vvs-bus-751-only.gtfs.zip  | 1 | 47  | 134  | 0
          herrenberg-vvs/vvs-bus-764-only.gtfs.zip  | 1 | 17  | 26   | 0
          gtfs-small/bullrunner-gtfs.zip            | 6 | 125 | 15   | 6
          gtfs-small/example.zip                    | 5 | 9   | 11   | 3
          gtfs-small/example-nested-dir.zip         | 5 | 9   | 11   | 3
          gtfs-small/sample-feed-1.zip              | 5 | 9   | 11   | 0
          gtfs-rt/transitland/ct.zip                | 9 | 109 | 176  | 33
          """)
  void readsRealTimetables(String name, int routes, int stops, int trips, int shapes) {
    GtfsFeed feed = GtfsReader.read(realFile(name));
    assertThat(feed.routes()).hasSize(routes);
    assertThat(feed.stops()).hasSize(stops);
    assertThat(feed.trips()).hasSize(trips);
    assertThat(feed.shapeCount()).isEqualTo(shapes);
  }

  @Test
  void refusesTheBrokenPublicTimetable() {
    Path bad = realFile("gtfs-small/badgtfs.zip");
    assertThatExceptionOfType(GtfsException.class)
        .isThrownBy(() -> GtfsReader.read(bad))
        .withMessageContaining("stops.txt, routes.txt, trips.txt, stop_times.txt");
  }

  static Path realFile(String name) {
    Path file = Path.of(System.getProperty("freshet.data", "../shared/data"), "transit", name);
    assumeTrue(Files.exists(file), "skipped: " + file + " of the public test data is not there");
    return file;
  }
}
