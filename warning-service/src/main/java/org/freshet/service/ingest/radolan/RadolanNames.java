package org.freshet.service.ingest.radolan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the file names of the weather service say, to compare with the header. */
final class RadolanNames {
  private static final Pattern RADOLAN = Pattern.compile("raa\\d\\d-(..)[\\d.]*_\\d{5}-(\\d{10})-");
  private static final Pattern RADVOR =
      Pattern.compile("(?:DE1200_)?([A-Z]{2})(\\d{10})_(\\d{3})(?:_|\\.|$)");

  private RadolanNames() {}

  /** A finding if a name in the weather service's pattern tells something else than the header. */
  static Optional<RadolanFinding> disagreement(String name, RadolanHeader header) {
    Matcher radolan = RADOLAN.matcher(name);
    Matcher radvor = RADVOR.matcher(name);
    Matcher matcher = radolan.find() ? radolan : radvor.find() ? radvor : null;
    if (matcher == null) {
      return Optional.empty();
    }
    Optional<Instant> time = time(matcher.group(2));
    boolean sameProduct = matcher.group(1).equalsIgnoreCase(header.product());
    boolean sameLead =
        matcher == radolan || Integer.parseInt(matcher.group(3)) == header.lead_min();
    if (sameProduct && sameLead && time.isPresent() && time.get().equals(header.time())) {
      return Optional.empty();
    }
    String message =
        "File name tells "
            + matcher.group()
            + ", the header "
            + header.product()
            + " at "
            + header.time()
            + " with lead "
            + header.lead_min()
            + " min; the header counts.";
    return Optional.of(new RadolanFinding(RadolanFinding.Code.NAME_DISAGREES, 1, message));
  }

  private static Optional<Instant> time(String yyMMddHHmm) {
    int[] part = new int[5];
    for (int i = 0; i < part.length; i++) {
      part[i] = Integer.parseInt(yyMMddHHmm.substring(2 * i, 2 * i + 2));
    }
    try {
      return Optional.of(
          LocalDateTime.of(2000 + part[0], part[1], part[2], part[3], part[4])
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
