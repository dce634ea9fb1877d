package org.freshet.service.config;

import java.util.Collection;

/** Guesses which known key somebody meant. */
final class Spelling {
  private Spelling() {}

  static String hint(String key, Collection<String> known) {
    String best = "";
    int least = Math.max(1, key.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(key, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty()
        ? "Maybe remove it; known are " + String.join(", ", known) + "."
        : "Maybe you meant `" + best + "`.";
  }

  /** Edit distance (Levenshtein 1966). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
