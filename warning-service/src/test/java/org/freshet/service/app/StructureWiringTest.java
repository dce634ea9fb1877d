package org.freshet.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.freshet.dem.crs.Crs;
import org.freshet.flood.FlowLink;
import org.freshet.flood.Structures;
import org.freshet.grid.GridGeometry;
import org.freshet.service.area.GridMapping;
import org.freshet.service.config.AreaConfig;
import org.freshet.service.config.AreaConfigReader;
import org.freshet.service.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructureWiringTest {
  private static final Structures STRUCTURES =
      new Structures(
          List.of(
              new FlowLink("pump", FlowLink.Kind.PUMP, 1, FlowLink.SEWER, 1, 0, 1, 1),
              new FlowLink("pipe", FlowLink.Kind.CULVERT, 1, 2, 1, 0, 1, 1),
              new FlowLink("gully", FlowLink.Kind.UNDERPASS_DRAIN, 3, 4, 1, 0, 1, 1)),
          List.of());

  @TempDir Path folder;

  private List<String> clogging(String key) throws IOException {
    new BankedValley(folder);
    Files.writeString(
        folder.resolve("area.yaml"), "flood: {" + key + "}\n", StandardOpenOption.APPEND);
    AreaConfig config = AreaConfigReader.read(folder);
    GridGeometry geometry = new GridGeometry(60, 60, 500_000, 5_650_000, 2, 2, "EPSG:25832");
    return new StructureWiring(config, new GridMapping(geometry, Crs.of("EPSG:25832")))
        .clogging(STRUCTURES);
  }

  @Test
  void allAreThoseThatDebrisCanBlock() throws IOException {
    assertThat(clogging("if_blocked: all")).containsExactly("pipe", "gully");
    assertThat(clogging("if_blocked: [gully]")).containsExactly("gully");
    assertThat(clogging("sewers: working")).as("nobody asks").isEmpty();
  }

  @Test
  void aPumpOrATypoIsNamedWithItsMend() {
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> clogging("if_blocked: [pump, pipes]"));
    assertThat(wrong.problems())
        .satisfiesExactly(
            pump -> assertThat(pump).contains("area.yaml", "flood.if_blocked", "`pump`"),
            typo -> assertThat(typo).contains("`pipes`", "Maybe `all` or some of pipe, gully."));
  }
}
