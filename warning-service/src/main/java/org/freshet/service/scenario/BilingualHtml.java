package org.freshet.service.scenario;

import java.util.Map;
import java.util.function.Function;
import org.freshet.service.sheet.SheetTexts;

/** Writes a page in German and English at once; a choice of its reader hides one. Used once. */
final class BilingualHtml {
  private final SheetTexts de = new SheetTexts("de");
  private final SheetTexts en = new SheetTexts("en");
  private final StringBuilder html = new StringBuilder(1 << 20);

  /** Markup as it is. */
  BilingualHtml raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Text that is the same in both languages. */
  BilingualHtml plain(String text) {
    return raw(escape(text));
  }

  /** Text made in each language. */
  BilingualHtml both(Function<SheetTexts, String> text) {
    for (SheetTexts texts : new SheetTexts[] {de, en}) {
      String language = texts.language();
      raw("<span class=\"" + language + "\" lang=\"" + language + "\">");
      plain(text.apply(texts)).raw("</span>");
    }
    return this;
  }

  /** A text of the dictionary. */
  BilingualHtml text(String key) {
    return both(texts -> texts.get(key));
  }

  /** A name by language. */
  BilingualHtml name(Map<String, String> names) {
    return both(texts -> named(names, texts));
  }

  /** A link that leads elsewhere in each language. */
  BilingualHtml link(Function<SheetTexts, String> target, String key) {
    for (SheetTexts texts : new SheetTexts[] {de, en}) {
      raw("<a class=\"" + texts.language() + "\" href=\"" + escape(target.apply(texts)) + "\">");
      plain(texts.get(key)).raw("</a>");
    }
    return this;
  }

  static String named(Map<String, String> names, SheetTexts texts) {
    return names.getOrDefault(texts.language(), "");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
