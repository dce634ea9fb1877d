package org.freshet.service.cap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The leaves of one CAP element while it is read. */
final class CapFields {
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, List<CapPair>> pairs = new HashMap<>();

  void add(String name, String text) {
    texts.computeIfAbsent(name, unused -> new ArrayList<>()).add(text);
  }

  void addPair(String name, CapPair pair) {
    pairs.computeIfAbsent(name, unused -> new ArrayList<>()).add(pair);
  }

  String one(String name) {
    List<String> found = texts.get(name);
    return found == null ? "" : found.get(0);
  }

  List<String> all(String name) {
    return texts.getOrDefault(name, List.of());
  }

  List<CapPair> pairs(String name) {
    return pairs.getOrDefault(name, List.of());
  }
}
