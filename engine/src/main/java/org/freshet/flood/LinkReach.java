package org.freshet.flood;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which links bear on the water of which sink: above its inlet a link takes water away, below its
 * outlet it brings some. What a pool spills goes on, so the way over the sills counts too.
 * Immutable; thread-safe. Made in O(links · sills on the way).
 */
final class LinkReach {
  private final SpillNet net;
  private final Map<Integer, List<String>> above = new HashMap<>();
  private final Map<Integer, List<String>> below = new HashMap<>();

  /**
   * @param which the links that count
   */
  LinkReach(FloodModel model, Predicate<FlowLink> which) {
    this.net = model.spillNet();
    for (FlowLink link : model.structures().links()) {
      if (which.test(link)) {
        mark(model, above, link.fromCell(), link.id());
        mark(model, below, link.toCell(), link.id());
      }
    }
  }

  /** Marks the sink of a cell and all that it spills into. */
  private void mark(FloodModel model, Map<Integer, List<String>> marks, int cell, String id) {
    int leaf = cell < 0 ? cell : model.terrain().leafOf(cell);
    while (leaf >= 0) {
      int tree = net.treeOfLeaf[leaf];
      List<String> ids = marks.computeIfAbsent(tree, none -> new ArrayList<>());
      if (ids.contains(id)) {
        return;
      }
      ids.add(id);
      leaf = net.targetLeaf[tree];
    }
  }

  /** Links whose blocking leaves more water in a sink, in the model's order. */
  List<String> above(int leaf) {
    return List.copyOf(above.getOrDefault(net.treeOfLeaf[leaf], List.of()));
  }

  /** Links that bring water to a sink while they are open, in the model's order. */
  List<String> below(int leaf) {
    return List.copyOf(below.getOrDefault(net.treeOfLeaf[leaf], List.of()));
  }
}
