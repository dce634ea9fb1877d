package org.freshet.service.scenario;

import java.io.IOException;
import java.nio.file.Path;

/** The map sheets of a scenario. */
final class ScenarioSheet {
  private ScenarioSheet() {}

  static void write(Path folder, BatchPlan plan, ScenarioResult result) throws IOException {}
}
