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

  /** Edit distance in which two swapped letters are one mistake (Damerau 1964). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : least(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int least(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
