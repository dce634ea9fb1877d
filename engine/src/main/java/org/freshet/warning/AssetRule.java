package org.freshet.warning;

/**
 * A level that water at an asset makes at least.
 *
 * @param kind kind of asset, {@value #ANY_KIND} for all
 * @param level the level
 */
public record AssetRule(String kind, WarningLevel level) {
  /** Stands for every kind. */
  public static final String ANY_KIND = "*";

  /** Checks the level. */
  public AssetRule {
    if (level == WarningLevel.NONE) {
      throw new IllegalArgumentException("The rule for assets of kind (" + kind + ") makes NONE.");
    }
  }

  /** Whether an asset of this kind falls under the rule. */
  public boolean covers(String assetKind) {
    return kind.equals(ANY_KIND) || kind.equals(assetKind);
  }
}
