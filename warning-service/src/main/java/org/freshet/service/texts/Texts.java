package org.freshet.service.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one language. Immutable and thread-safe. */
public final class Texts {
  /** Languages the product speaks. */
  public static final List<String> LANGUAGES = List.of("de", "en");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  private final String language;
  private final SortedMap<String, String> texts;

  private Texts(String language, SortedMap<String, String> texts) {
    this.language = language;
    this.texts = texts;
  }

  /**
   * The texts of a language.
   *
   * @param language two-letter code, {@code de} or {@code en}
   */
  public static Texts of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "Language (" + language + ") has no texts. Maybe one of " + LANGUAGES + ".");
    }
    String name = "/texts/messages_" + language + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Text file (" + name + ") is not in the jar.");
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, String> texts = new TreeMap<>();
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    return new Texts(language, texts);
  }

  /** Two-letter code of the language. */
  public String language() {
    return language;
  }

  /** Every text whose key starts with a prefix, by key. */
  public SortedMap<String, String> startingWith(String prefix) {
    return new TreeMap<>(texts.subMap(prefix, prefix + Character.MAX_VALUE));
  }

  /** Whether there is a text of that key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** A text without placeholders. */
  public String get(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("Text (" + key + ") is missing in " + language + ".");
    }
    return text;
  }

  /** A text with its {@code {placeholders}} filled; every one must be given. */
  public String get(String key, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(get(key));
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            "Text (" + key + ") needs a value for {" + matcher.group(1) + "}.");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  /** Things in a row, the last two joined by the language's "and". */
  public String list(List<String> things) {
    if (things.size() < 2) {
      return String.join("", things);
    }
    int last = things.size() - 1;
    return String.join(", ", things.subList(0, last)) + " " + get("and") + " " + things.get(last);
  }

  /** Hours and minutes on the clock of a zone. */
  public String clock(Instant time, ZoneId zone) {
    return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(time.atZone(zone));
  }

  /** The day, written out. */
  public String day(Instant time, ZoneId zone) {
    LocalDate day = time.atZone(zone).toLocalDate();
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
        .withLocale(language.equals("de") ? Locale.GERMANY : Locale.UK)
        .format(day);
  }

  /** A number with the language's decimal sign. */
  public String number(double value, int decimals) {
    Locale locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
    return String.format(locale, "%,." + decimals + "f", value);
  }
}
