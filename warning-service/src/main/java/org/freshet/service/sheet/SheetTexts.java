package org.freshet.service.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The texts of scenario maps and tables in one language. Immutable and thread-safe. */
public final class SheetTexts {
  private final String language;
  private final Locale locale;
  private final Map<Object, Object> texts;

  /** The texts of {@code de} or {@code en}. */
  public SheetTexts(String language) {
    String name = "/texts/scenario_" + language + ".properties";
    Properties properties = new Properties();
    try (InputStream in = SheetTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "Language (" + language + ") has no texts. Maybe de or en.");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.language = language;
    this.locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
    this.texts = Map.copyOf(properties);
  }

  /** Two-letter code. */
  public String language() {
    return language;
  }

  /** A text. */
  public String get(String key) {
    Object text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("Text (" + key + ") is missing in " + language + ".");
    }
    return (String) text;
  }

  /** A text with its {@code {0}}, {@code {1}} … filled. */
  public String get(String key, String... values) {
    String text = get(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", values[i]);
    }
    return text;
  }

  /** A number with the language's signs. */
  public String number(double value, int decimals) {
    return String.format(locale, "%,." + decimals + "f", value);
  }

  /** A depth of water in the unit people read: cm up to a metre. */
  public String depth(double depth_m) {
    double value = depth_m < 1 ? 100 * depth_m : depth_m;
    int decimals = Math.abs(value - Math.rint(value)) < 1e-9 ? 0 : 1;
    return number(value, decimals) + (depth_m < 1 ? " cm" : " m");
  }

  /** A number with its sign, for differences. */
  public String change(double value, int decimals) {
    String text = String.format(locale, "%+,." + decimals + "f", value);
    boolean zero = text.chars().noneMatch(one -> one >= '1' && one <= '9');
    return zero ? "±0" : text.replace('-', '\u2212');
  }
}
