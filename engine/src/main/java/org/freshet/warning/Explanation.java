package org.freshet.warning;

import java.util.List;

/**
 * Why a warning says what it says.
 *
 * @param rule the rule that decided, with its threshold
 * @param rulesVersion hash of the rule set
 * @param modelVersion hash of the terrain model
 * @param decisive what was seen or forecast, where: the street, its depth, the sink that fills
 * @param inputs what it rests on, with age and flags
 * @param wouldChange what would have led to another level
 * @param confidence 0 to 1; falls with missing and late inputs
 */
public record Explanation(
    String rule,
    String rulesVersion,
    String modelVersion,
    String decisive,
    List<InputAge> inputs,
    String wouldChange,
    double confidence) {
  /** Copies the list. */
  public Explanation {
    inputs = List.copyOf(inputs);
  }
}
