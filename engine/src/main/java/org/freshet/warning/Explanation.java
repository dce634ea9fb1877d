package org.freshet.warning;

import java.util.List;
import org.freshet.exposure.BlockedStreet;
import org.freshet.rain.RainRarity;
import org.jspecify.annotations.Nullable;

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
 * @param rarity how rare the rain over the area is; null where it is common or nobody can tell
 * @param ifBlocked the street that would stand deeper if links clogged, which the level does not
 *     count; null where there is none or nobody asked
 */
public record Explanation(
    String rule,
    String rulesVersion,
    String modelVersion,
    String decisive,
    List<InputAge> inputs,
    String wouldChange,
    double confidence,
    @Nullable RainRarity rarity,
    @Nullable BlockedStreet ifBlocked) {
  /** Copies the list. */
  public Explanation {
    inputs = List.copyOf(inputs);
  }

  /** Without a word on how rare the rain is or on what may clog. */
  public Explanation(
      String rule,
      String rulesVersion,
      String modelVersion,
      String decisive,
      List<InputAge> inputs,
      String wouldChange,
      double confidence) {
    this(rule, rulesVersion, modelVersion, decisive, inputs, wouldChange, confidence, null, null);
  }

  /** The same with how rare the rain is. */
  public Explanation with(RainRarity rare) {
    return with(rare, ifBlocked);
  }

  /** The same with the street that would stand deeper if links clogged. */
  public Explanation with(BlockedStreet street) {
    return with(rarity, street);
  }

  private Explanation with(@Nullable RainRarity rare, @Nullable BlockedStreet street) {
    return new Explanation(
        rule, rulesVersion, modelVersion, decisive, inputs, wouldChange, confidence, rare, street);
  }
}
