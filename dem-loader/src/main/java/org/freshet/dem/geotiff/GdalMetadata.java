package org.freshet.dem.geotiff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.dem.DemException;
import org.jspecify.annotations.Nullable;

/**
 * Scale and offset of the first band out of the XML that GDAL keeps in tag 42112: true value =
 * stored value x scale + offset. Only these two items are looked for, so no XML parser is needed.
 *
 * @param scale factor, 1 where nothing is said
 * @param offset addend, 0 where nothing is said
 */
record GdalMetadata(double scale, double offset) {
  private static final Pattern ITEM = Pattern.compile("<Item\\b([^>]*)>([^<]*)</Item>");

  /** Scale and offset of the metadata text. */
  static GdalMetadata parse(String file, @Nullable String xml) {
    double scale = 1;
    double offset = 0;
    Matcher items = ITEM.matcher(xml == null ? "" : xml);
    while (items.find()) {
      String attributes = items.group(1);
      boolean firstBand = attributes.contains("sample=\"0\"") || !attributes.contains("sample=");
      if (firstBand && attributes.contains("role=\"scale\"")) {
        scale = number(file, items.group(2));
      } else if (firstBand && attributes.contains("role=\"offset\"")) {
        offset = number(file, items.group(2));
      }
    }
    return new GdalMetadata(scale, offset);
  }

  private static double number(String file, String text) {
    try {
      return Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw new DemException(
          file,
          "states a scale or offset (" + text.trim() + ") that is no number",
          "Maybe write its metadata again.",
          e);
    }
  }
}
