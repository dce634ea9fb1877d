package org.freshet.flood;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which links take water away from which sink: those whose inlet lies in it or in one that spills
 * into it. Immutable; thread-safe. Made in O(links · sills on the way).
 */
final class LinkReach {
  private final SpillNet net;
  private final Map<Integer, List<String>> above = new HashMap<>();

  /**
   * @param which the links that count
   */
  LinkReach(FloodModel model, Predicate<FlowLink> which) {
    this.net = model.spillNet();
    for (FlowLink link : model.structures().links()) {
      if (which.test(link)) {
        mark(model, link.fromCell(), link.id());
      }
    }
  }

  /** Marks the sink of a cell and all that it spills into. */
  private void mark(FloodModel model, int cell, String id) {
    int leaf = cell < 0 ? cell : model.terrain().leafOf(cell);
    while (leaf >= 0) {
      int tree = net.treeOfLeaf(leaf);
      List<String> ids = above.computeIfAbsent(tree, none -> new ArrayList<>());
      if (ids.contains(id)) {
        return;
      }
      ids.add(id);
      leaf = net.targetLeaf(tree);
    }
  }

  /** Links whose blocking leaves more water in a sink, in the model's order. */
  List<String> above(int leaf) {
    return List.copyOf(above.getOrDefault(net.treeOfLeaf(leaf), List.of()));
  }
}
