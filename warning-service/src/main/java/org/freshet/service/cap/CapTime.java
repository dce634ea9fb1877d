package org.freshet.service.cap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CAP's own form of a time (CAP 1.2, section 3.3.2): seconds, no fraction, a numeric offset, never
 * {@code Z}; an offset of zero is written {@code -00:00}.
 */
public final class CapTime {
  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[-+]\\d\\d:\\d\\d");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  private CapTime() {}

  /** The time as people in a zone read their clocks, cut to the second. */
  public static String format(Instant time, ZoneId zone) {
    ZonedDateTime local = time.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    boolean utc = local.getOffset().getTotalSeconds() == 0;
    return LOCAL.format(local) + (utc ? "-00:00" : OFFSET.format(local));
  }

  /**
   * The instant of a CAP time, or null where the text is none. Stricter than the schema, whose
   * pattern lets a comma stand for the sign of the offset.
   */
  public static @Nullable Instant parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.replace("-00:00", "+00:00")).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
