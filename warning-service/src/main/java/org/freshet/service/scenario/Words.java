package org.freshet.service.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The words a batch file may use, and guesses at what somebody meant. */
final class Words {
  private Words() {}

  static <T extends Enum<T>> T choose(String value, T[] all, T orElse, Consumer<String> mistake) {
    TreeMap<String, T> byName = new TreeMap<>();
    for (T one : all) {
      byName.put(word(one), one);
    }
    T found = byName.get(value.toLowerCase(Locale.ROOT));
    if (found == null) {
      mistake.accept("is `" + value + "`. " + hint(value, byName.keySet()));
      return orElse;
    }
    return found;
  }

  /** How a batch file writes a constant. */
  static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String hint(String word, Collection<String> known) {
    String best = "";
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty()
        ? "Known are " + String.join(", ", known) + ". Maybe use one of these."
        : "Maybe you meant `" + best + "`.";
  }

  /** Edit distance (Levenshtein 1966). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
