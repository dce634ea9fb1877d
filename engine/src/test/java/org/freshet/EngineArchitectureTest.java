package org.freshet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the order of the engine's rooms: a room knows those above it in this list, never below. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineArchitectureTest {
  private static final List<String> ROOMS =
      List.of(
          "progress",
          "grid",
          "terrain",
          "sink",
          "drainage",
          "rain",
          "gauge",
          "flood",
          "exposure",
          "warning",
          "reroute",
          "scenario");

  private final JavaClasses engine =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.freshet");

  @Test
  void noRoomImportsARoomBelowIt() {
    for (int room = 0; room < ROOMS.size() - 1; room++) {
      String[] below =
          ROOMS.subList(room + 1, ROOMS.size()).stream()
              .map(name -> "org.freshet." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.freshet." + ROOMS.get(room) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below)
          .allowEmptyShould(true)
          .check(engine);
    }
  }

  @Test
  void gaugeStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.freshet.gauge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.freshet.rain..", "org.freshet.sink..", "org.freshet.terrain..")
        .allowEmptyShould(true)
        .check(engine);
  }

  @Test
  void engineTouchesNoFileNetworkOrClock() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "org.slf4j..")
        .check(engine);
    noClasses().should().callMethod(java.time.Instant.class, "now").check(engine);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(engine);
    noClasses().should().dependOnClassesThat().belongToAnyOf(java.io.File.class).check(engine);
  }

  @Test
  void noRoomIsACupboard() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..manager..")
        .check(engine);
  }

  @Test
  void everyClassLivesInAKnownRoom() {
    String[] rooms =
        ROOMS.stream().map(name -> "org.freshet." + name + "..").toArray(String[]::new);
    noClasses().should().resideOutsideOfPackages(rooms).check(engine);
  }
}
