package org.freshet.service.publish;

import java.awt.Color;
import org.freshet.warning.WarningLevel;

/**
 * Colours of warning levels, from yellow to violet as German weather warnings use them, in shades
 * that differ in lightness too. A level is never told by colour alone: its number stands beside it.
 */
final class LevelColor {
  private LevelColor() {}

  static Color of(WarningLevel level) {
    return switch (level) {
      case NONE -> new Color(0x8a9299);
      case MINOR -> new Color(0xf2d43d);
      case MODERATE -> new Color(0xe98b1a);
      case SEVERE -> new Color(0xc8321f);
      case EXTREME -> new Color(0x7a1470);
    };
  }
}
