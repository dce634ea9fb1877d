package org.freshet.dem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** GeoTools stays behind one door, and nobody above hears of it. */
class DemArchitectureTest {
  private static final String[] HIDDEN = {
    "org.geotools..",
    "org.opengis..",
    "javax.media.jai..",
    "it.geosolutions..",
    "org.locationtech.proj4j.."
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.freshet.dem");

  @Test
  void onlyTheGeoTiffRoomUsesGeoTools() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.freshet.dem.geotiff")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.geotools..", "javax.media.jai..", "it.geosolutions..")
        .check(classes);
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("GeoTools")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.geotools..", "javax.media.jai..", "it.geosolutions..")
        .check(classes);
  }

  @Test
  void onlyTheCrsRoomUsesProj4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.freshet.dem.crs")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.locationtech.proj4j..")
        .check(classes);
  }

  @Test
  void publicSignaturesNameNoForeignType() {
    List<String> leaks = new ArrayList<>();
    for (JavaClass type : classes) {
      if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
        continue;
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (!unit.getModifiers().contains(JavaModifier.PRIVATE)) {
          unit.getRawParameterTypes().forEach(t -> addLeak(leaks, unit.getFullName(), t));
          addLeak(leaks, unit.getFullName(), unit.getRawReturnType());
        }
      }
      for (JavaField field : type.getFields()) {
        if (!field.getModifiers().contains(JavaModifier.PRIVATE)) {
          addLeak(leaks, field.getFullName(), field.getRawType());
        }
      }
    }
    assertThat(leaks).isEmpty();
    assertThat(classes).hasSizeGreaterThan(30);
  }

  private static void addLeak(List<String> leaks, String where, JavaClass type) {
    for (String hidden : HIDDEN) {
      if (type.getBaseComponentType().getPackageName().startsWith(hidden.replace("..", ""))) {
        leaks.add(where + " names " + type.getName());
      }
    }
  }
}
