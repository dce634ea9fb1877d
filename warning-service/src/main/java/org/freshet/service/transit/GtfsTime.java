package org.freshet.service.transit;

/** Times of day of a service day: H:MM:SS, the hour may exceed 23. */
final class GtfsTime {
  /** Answer for a blank. */
  static final int NONE = -1;

  /** Answer for what is no time. */
  static final int WRONG = -2;

  private GtfsTime() {}

  static int parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    int total = 0;
    int parts = 0;
    int part = 0;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ':';
      if (c == ':') {
        if (digits == 0 || digits > 3 || (parts > 0 && part > 59)) {
          return WRONG;
        }
        total = total * 60 + part;
        parts++;
        part = 0;
        digits = 0;
      } else if (c >= '0' && c <= '9') {
        part = part * 10 + (c - '0');
        digits++;
      } else {
        return WRONG;
      }
    }
    return parts == 3 ? total : WRONG;
  }
}
