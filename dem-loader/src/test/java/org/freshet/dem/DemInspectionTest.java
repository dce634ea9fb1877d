package org.freshet.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemInspectionTest {
  private static final String GRID =
      "ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 10\n1 2 3\n4 -9999 5\n";

  @TempDir Path folder;

  @Test
  void listsWhatAPersonAsksOfARaster() throws Exception {
    Path file = Files.writeString(folder.resolve("grid.asc"), GRID);
    Map<String, Object> map = DemInspection.of(file, DemOptions.defaults()).toMap();
    assertThat(map.keySet())
        .containsExactly(
            "file",
            "format",
            "findings",
            "rows",
            "cols",
            "cellSize_m",
            "crs",
            "west",
            "north",
            "validCells",
            "nodataCells",
            "min",
            "max",
            "sum");
    assertThat(map)
        .containsEntry("file", file.toString())
        .containsEntry("rows", 2)
        .containsEntry("cols", 3)
        .containsEntry("cellSize_m", 10.0)
        .containsEntry("crs", "unknown")
        .containsEntry("validCells", 5L)
        .containsEntry("nodataCells", 1L)
        .containsEntry("min", 1.0)
        .containsEntry("max", 5.0)
        .containsEntry("sum", 15.0);
    assertThat((List<?>) map.get("findings")).hasSize(2);
    assertThat(String.valueOf(map.get("findings"))).contains("code=CRS_MISSING");
  }

  @Test
  void givesBothSizesOfCellsThatAreNotSquare() throws Exception {
    Path file =
        Files.writeString(folder.resolve("g.asc"), GRID.replace("cellsize 10", "dx 10\ndy 5"));
    assertThat(DemInspection.of(file, DemOptions.defaults()).toMap())
        .containsEntry("cellSize_m", List.of(10.0, 5.0));
  }

  @Test
  void countsProgressUpToTheCellsItAnnounced() throws Exception {
    Path file = Files.writeString(folder.resolve("grid.asc"), GRID);
    AtomicLong total = new AtomicLong();
    AtomicLong done = new AtomicLong();
    Progress progress =
        new Progress() {
          @Override
          public void begin(String stage, long cells) {
            total.set(cells);
          }

          @Override
          public void advance(long cells) {
            done.addAndGet(cells);
          }
        };
    DemSource.open(file, DemOptions.defaults().withProgress(progress)).read();
    assertThat(done.get()).isEqualTo(total.get()).isEqualTo(6);
  }

  @Test
  void takesFilesThatAreNamedLikeRasters() throws Exception {
    assertThat(DemInspection.recognises(Files.writeString(folder.resolve("note.tif"), "hello")))
        .isTrue();
    assertThat(DemInspection.recognises(Files.writeString(folder.resolve("note.txt"), "hello")))
        .isFalse();
    assertThat(DemInspection.recognises(folder.resolve("absent.tif"))).isFalse();
  }

  @Test
  void refusesClassesThatAreNoWholeNumbers() throws Exception {
    Path file = Files.writeString(folder.resolve("grid.asc"), GRID.replace("4 ", "4.5 "));
    assertThatThrownBy(() -> DemSource.open(file).readClasses(0))
        .isInstanceOf(DemException.class)
        .hasMessageContaining("4.5 in row 1, column 0");
    Path whole = Files.writeString(folder.resolve("whole.asc"), GRID);
    assertThat(DemSource.open(whole).readClasses(-1).array()).containsExactly(1, 2, 3, 4, -1, 5);
  }
}
