package org.freshet.service.publish;

import java.util.Locale;

/** Where the page's files lie. */
final class SitePaths {
  static final String HILLSHADE = "map/hillshade.png";

  private SitePaths() {}

  static String depth(int step) {
    return String.format(Locale.ROOT, "map/depth-%03d.png", step);
  }
}
