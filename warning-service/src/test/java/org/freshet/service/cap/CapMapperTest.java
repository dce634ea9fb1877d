package org.freshet.service.cap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.service.cap.CapProfile.EndOfEvent;
import org.freshet.warning.WarningMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapMapperTest {
  private final CapMapper mapper = Messages.mapper(Messages.profile());
  private final List<WarningMessage> incident = Messages.incident();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void writesTheGoldenFileOfEachVersion(int version) throws IOException {
    WarningMessage message = incident.get(version - 1);
    String name = "/cap/" + CapMapper.fileName(message);
    String written = new String(CapWriter.xml(mapper.alert(message)), UTF_8);
    Path actual = Path.of("target/golden" + name);
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, written);
    try (InputStream golden = CapMapperTest.class.getResourceAsStream(name)) {
      assertThat(golden).as("golden file for " + actual).isNotNull();
      assertThat(written).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  @Test
  void everyVersionIsValidWithoutAnyFinding() {
    for (WarningMessage message : incident) {
      assertThat(new CapValidator().check(CapWriter.xml(mapper.alert(message)))).isEmpty();
    }
  }

  @Test
  void readsBackWhatItWrote() {
    for (WarningMessage message : incident) {
      CapAlert alert = mapper.alert(message);
      assertThat(CapReader.read(CapWriter.xml(alert))).isEqualTo(alert);
    }
  }

  @Test
  void referencesEveryEarlierMessageByTheTextOfItsOwnFile() {
    Set<String> files = new TreeSet<>();
    for (WarningMessage message : incident) {
      CapAlert alert = mapper.alert(message);
      Set<String> references = new TreeSet<>(List.of(alert.references().split(" ")));
      references.remove("");
      assertThat(references).isEqualTo(files);
      files.add(alert.sender() + "," + alert.identifier() + "," + alert.sent());
    }
  }

  @Test
  void endsAsUpdateOrCancelAsTheProfileSays() {
    WarningMessage end = incident.get(2);
    CapAlert update = mapper.alert(end);
    assertThat(update.msgType()).isEqualTo("Update");
    assertThat(update.infos().get(0).responseTypes()).containsExactly("AllClear");
    assertThat(update.infos().get(0).expires()).isEqualTo("2026-06-18T19:50:00+02:00");

    CapProfile german =
        new CapProfile(
            "a@b.example",
            "B",
            "Actual",
            "",
            "",
            Messages.BERLIN,
            List.of("de-DE"),
            EndOfEvent.CANCEL_ALL_CLEAR,
            Duration.ofMinutes(10),
            "ARS",
            List.of(new CapPair("x", "y")),
            List.of("DVN:5"));
    CapAlert cancel = Messages.mapper(german).alert(end);
    assertThat(cancel.msgType()).isEqualTo("Cancel");
    assertThat(cancel.infos()).hasSize(1);
    assertThat(cancel.infos().get(0).urgency()).isEqualTo("Past");
    assertThat(cancel.infos().get(0).headline()).startsWith("Entwarnung");
    assertThat(new CapValidator().check(CapWriter.xml(cancel))).isEmpty();
  }

  @Test
  void saysAnExerciseInTheHeadlineAndKeepsItShort() {
    CapInfo info = mapper.alert(incident.get(0)).infos().get(0);
    assertThat(info.headline()).startsWith("ÜBUNG: ").hasSizeLessThanOrEqualTo(140);
    assertThat(mapper.alert(incident.get(0)).infos().get(1).headline()).startsWith("EXERCISE: ");
  }

  @Test
  void explanationHashNamesTheExactFile() {
    WarningMessage message = incident.get(0);
    assertThat(new String(ExplanationFile.json(message), UTF_8)).contains("Mühlgasse: 0.24 m");
    assertThat(mapper.alert(message).infos().get(0).parameters())
        .contains(
            new CapPair("freshet:explanation_sha256", ExplanationFile.sha256(message)),
            new CapPair("freshet:depth_m", "0.24"),
            new CapPair("freshet:onset_min", "40"));
  }

  @Test
  void refusesASenderWithBlanks() {
    assertThatThrownBy(() -> CapProfile.of("Stadt Sillbach", "", "Actual", "", Messages.BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(Stadt Sillbach)");
  }
}
