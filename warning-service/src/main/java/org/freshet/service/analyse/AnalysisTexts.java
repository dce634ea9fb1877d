package org.freshet.service.analyse;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words for planners in one language: captions of the picture and the summary. Thread-safe. */
public final class AnalysisTexts {
  /** Languages there are. */
  public static final List<String> LANGUAGES = List.of("de", "en");

  private final Locale locale;
  private final ResourceBundle bundle;

  private AnalysisTexts(String language) {
    this.locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
    this.bundle =
        ResourceBundle.getBundle(
            "texts/analyse",
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The words of a language, {@code de} or {@code en}. */
  public static AnalysisTexts of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "Language (" + language + ") has no texts. Maybe one of " + LANGUAGES + ".");
    }
    return new AnalysisTexts(language);
  }

  /** A text with its {@code {0}}, {@code {1}} … filled. */
  public String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** A number with the language's separators. */
  public String number(double value, int decimals) {
    return String.format(locale, "%,." + decimals + "f", value);
  }
}
