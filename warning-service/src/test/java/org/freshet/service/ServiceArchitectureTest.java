package org.freshet.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds what the rooms of the service may know of each other and of libraries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceArchitectureTest {
  private static final String SERVICE = "org.freshet.service.";

  private final JavaClasses service =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.freshet.service");

  @Test
  void nobodyKnowsTheCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SERVICE + "app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SERVICE + "app..")
        .check(service);
  }

  @Test
  void mappersDecideNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(SERVICE + "cap..", SERVICE + "transit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            SERVICE + "cycle..", SERVICE + "publish..", SERVICE + "http..", SERVICE + "ingest..")
        .check(service);
  }

  @Test
  void theConfigurationLoadsNothingHeavy() {
    noClasses()
        .that()
        .resideInAPackage(SERVICE + "config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.freshet.sink..", "org.freshet.dem..", "com.graphhopper..")
        .check(service);
  }

  @Test
  void librariesStayInTheirRoom() {
    only("com.graphhopper..", SERVICE + "routing..");
    only("io.javalin..", SERVICE + "http..");
    only("org.quartz..", SERVICE + "cycle..");
    only("picocli..", SERVICE + "app..");
    only("org.geotools..", "org.freshet.dem..");
  }

  private void only(String library, String room) {
    noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(service);
  }

  @Test
  void noRoomIsACupboard() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..manager..")
        .check(service);
  }
}
