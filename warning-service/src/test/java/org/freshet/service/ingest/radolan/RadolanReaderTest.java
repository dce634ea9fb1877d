package org.freshet.service.ingest.radolan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadolanReaderTest {
  private static final String RY = "RY181500100000626BY@@@@@@@VS 3SW   2.21.0PR E-02INT   5GP";

  /** A composite of 3 x 2 cells; the words south row first, as in the file. */
  private static byte[] composite(String start, int... words) {
    String rest = "   3x   2MS  8<aaa,bb>";
    int length = start.length() + rest.length() + 1 + 2 * words.length;
    String header = start.replace("@@@@@@@", String.format("%7d", length)) + rest;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    out.write(3);
    for (int word : words) {
      out.write(word & 0xFF);
      out.write(word >> 8);
    }
    return out.toByteArray();
  }

  private static byte[] small() {
    return composite(RY, 1, 2, 3, 4, 0x29C4, 0x8007);
  }

  private static RadolanFrame read(byte[] content) throws RadolanException {
    return RadolanReader.read(new ByteArrayInputStream(content), "small");
  }

  @Test
  void putsTheNorthernmostRowFirst() throws RadolanException {
    RadolanFrame frame = read(composite(RY, 1, 2, 3, 4, 5, 6));
    assertThat(frame.rows()).isEqualTo(3);
    assertThat(frame.cols()).isEqualTo(2);
    assertThat(frame.values()).containsExactly(0.05f, 0.06f, 0.03f, 0.04f, 0.01f, 0.02f);
    assertThat(frame.summary().maxCell()).isEqualTo(1);
  }

  @Test
  void readsEveryHeaderToken() throws RadolanException {
    RadolanHeader header =
        read(composite(
                "RV180700100001022BY   @@@@@@@VS 5SW P300001HPR E-02INT   5VV 035MF 00000008QN 016GP",
                0,
                0,
                0,
                0,
                0,
                0))
            .header();
    assertThat(header.product()).isEqualTo("RV");
    assertThat(header.time()).isEqualTo(Instant.parse("2022-10-18T07:00:00Z"));
    assertThat(header.formatVersion()).isEqualTo(5);
    assertThat(header.software()).isEqualTo("P300001H");
    assertThat(header.precisionExponent()).isEqualTo(-2);
    assertThat(header.interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(header.lead_min()).isEqualTo(35);
    assertThat(header.validEnd()).isEqualTo(Instant.parse("2022-10-18T07:35:00Z"));
    assertThat(header.validStart()).isEqualTo(Instant.parse("2022-10-18T07:30:00Z"));
    assertThat(header.moduleFlags()).isEqualTo("00000008");
    assertThat(header.quantification()).isEqualTo("016");
    assertThat(header.radars()).containsExactly("aaa", "bb");
    assertThat(header.unknownTokens()).isEmpty();
  }

  @Test
  void countsTheIntervalInDaysOrTensOfMinutesWhereTheProductDoes() throws RadolanException {
    String days = RY.replace("INT   5", "INT  30U1");
    assertThat(read(composite(days, 0, 0, 0, 0, 0, 0)).header().interval())
        .isEqualTo(Duration.ofDays(30));
    String weeks = RY.replace("RY18", "W118").replace("INT   5", "INT1008");
    assertThat(read(composite(weeks, 0, 0, 0, 0, 0, 0)).header().interval())
        .isEqualTo(Duration.ofDays(7));
  }

  @Test
  void keepsNoDataClutterNegativeSecondaryAndSaturatedApart() throws RadolanException {
    RadolanFrame frame = read(composite(RY, 0x29C4, 0xA9C4, 0x8005, 0x4003, 0x1007, 0x0FFF));
    assertThat(frame.summary().counts()).isEqualTo(new RadolanCounts(3, 2, 1, 1, 1, 1));
    assertThat(frame.values())
        .containsExactly(0.07f, 40.95f, Float.NaN, -0.03f, Float.NaN, Float.NaN);
    assertThat(frame.rain_mm(3)).isZero();
    assertThat(frame.summary().min()).isEqualTo(-0.03);
    assertThat(frame.summary().max()).isEqualTo(40.95);
    assertThat(frame.summary().sum()).isEqualTo(40.99);
    assertThat(frame.findings())
        .extracting(RadolanFinding::code)
        .containsExactly(
            RadolanFinding.Code.CLUTTER,
            RadolanFinding.Code.NEGATIVE,
            RadolanFinding.Code.SATURATED);
  }

  @Test
  void saysSoWhenNothingIsKnown() throws RadolanException {
    RadolanFrame frame = read(composite(RY, 0x29C4, 0x29C4, 0x29C4, 0x29C4, 0x29C4, 0x29C4));
    assertThat(frame.summary().max()).isNaN();
    assertThat(frame.summary().maxCell()).isEqualTo(-1);
    assertThat(frame.findings())
        .extracting(RadolanFinding::code)
        .containsExactly(RadolanFinding.Code.ALL_UNKNOWN);
  }

  @Test
  void findsTheSameFrameInAnyContainer() throws IOException {
    byte[] bare = small();
    for (byte[] packed : List.of(gzip(bare), bzip2(tar(bare)), tar(bare), gzip(tar(gzip(bare))))) {
      assertThat(read(packed).values()).containsExactly(read(bare).values());
    }
  }

  @Test
  void refusesATruncatedFile() {
    byte[] cut = Arrays.copyOf(small(), small().length - 1);
    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(RadolanException.class)
        .hasMessageContaining("small: has " + cut.length + " bytes")
        .hasMessageContaining("cut short. Maybe fetch it again.");
  }

  @Test
  void refusesATruncatedGzip() throws IOException {
    byte[] whole = gzip(small());
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("cut short");
  }

  @Test
  void recognisesLineFeedsTurnedIntoCarriageReturnLineFeeds() {
    byte[] whole = composite(RY, 0x0A01, 2, 3, 0x0A0A, 5, 6);
    ByteArrayOutputStream mangled = new ByteArrayOutputStream();
    for (byte b : whole) {
      if (b == '\n') {
        mangled.write('\r');
      }
      mangled.write(b);
    }
    assertThatThrownBy(() -> read(mangled.toByteArray()))
        .hasMessageContaining("CR LF")
        .hasMessageContaining("binary mode");
  }

  @Test
  void refusesALengthThatDoesNotFitTheGrid() {
    byte[] five = composite(RY, 1, 2, 3, 4, 5);
    assertThatThrownBy(() -> read(five)).hasMessageContaining("grid of 3 x 2 cells");
  }

  @Test
  void saysThatTheHeaderIsWrongWhereTheGridFitsTheFile() {
    byte[] wrong = composite(RY.replace("@@@@@@@", "    999"), 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> read(wrong))
        .hasMessageContaining("BY 999")
        .hasMessageContaining("the header was changed");
  }

  @Test
  void refusesATruncatedArchive() throws IOException {
    byte[] whole = bzip2(tar(small()));
    byte[] cut = Arrays.copyOf(whole, whole.length - 30);
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("cut short");
  }

  @Test
  void refusesTextAndEmptyFiles() {
    byte[] text = "Guten Tag, hier ist kein Radar.".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("not a RADOLAN composite: starts with \"Guten Tag");
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("is empty");
  }

  @Test
  void refusesAHeaderWithoutItsEndMark() {
    byte[] cut = Arrays.copyOf(small(), 40);
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("end mark");
  }

  @Test
  void refusesAHeaderWithoutAGrid() {
    byte[] header =
        "RY181500100000626BY     61VS 3PR E-02INT   5\u0003".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(header)).hasMessageContaining("no token GP");
  }

  @Test
  void readsWhatComesBeforeADamagedMember(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("two.tar");
    byte[] damaged = Arrays.copyOf(small(), small().length - 2);
    Files.write(file, tar(small(), damaged, small()));
    List<RadolanMember> members = RadolanReader.members(file);
    assertThat(members).hasSize(3);
    assertThat(members.get(0)).isInstanceOf(RadolanMember.Readable.class);
    assertThat(members.get(1)).isInstanceOf(RadolanMember.Damaged.class);
    assertThat(members.get(2)).isInstanceOf(RadolanMember.Readable.class);
    assertThatThrownBy(() -> RadolanReader.readAll(file)).hasMessageContaining("member1");
  }

  @Test
  void namesAMissingFile(@TempDir Path folder) {
    Path missing = folder.resolve("missing.gz");
    assertThatThrownBy(() -> RadolanReader.read(missing)).hasMessageContaining("missing.gz");
  }

  @Test
  void comparesTheNameWithTheHeader() throws RadolanException {
    ByteArrayInputStream in = new ByteArrayInputStream(composite(RY, 0, 0, 0, 0, 0, 0));
    RadolanFrame frame = RadolanReader.read(in, "raa01-ry_10000-2606181505-dwd---bin.gz");
    assertThat(frame.findings())
        .extracting(RadolanFinding::code)
        .containsExactly(RadolanFinding.Code.NAME_DISAGREES);
  }

  @Test
  void turnsReflectivityIntoRainByTheRelationOfTheWeatherService() throws RadolanException {
    String wn = RY.replace("RY18", "WN18").replace("E-02", "E-01");
    // 2 * (45 + 32.5) = 155 half decibels above -32.5 dBZ, in tenths.
    RadolanFrame frame = read(composite(wn, 1550, 0, 0, 0, 0, 0x29C4));
    assertThat(frame.value(4)).isCloseTo(45f, within(1e-4f));
    double rate = Math.pow(Math.pow(10, 4.5) / 256, 1 / 1.42);
    assertThat(frame.rain_mm(4)).isCloseTo((float) (rate / 12), within(1e-4f));
    assertThat(frame.rain_mm(0)).isZero();
    assertThat(frame.rain_mm(1)).isNaN();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BZip2CompressorOutputStream bzip2 = new BZip2CompressorOutputStream(out)) {
      bzip2.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] tar(byte[]... contents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int i = 0; i < contents.length; i++) {
        TarArchiveEntry entry = new TarArchiveEntry("member" + i);
        entry.setSize(contents[i].length);
        tar.putArchiveEntry(entry);
        tar.write(contents[i]);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }
}
