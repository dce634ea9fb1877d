package org.freshet.sample;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.freshet.sample");

  @Test
  void roomsBuildOnEachOtherWithoutCircles() {
    slices().matching("org.freshet.sample.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void knowsTheGroundButNotTheService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.freshet.service..", "org.freshet.flood..", "org.geotools..")
        .check(classes);
  }
}
