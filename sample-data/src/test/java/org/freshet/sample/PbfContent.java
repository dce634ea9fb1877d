package org.freshet.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openstreetmap.osmosis.osmbinary.BinaryParser;
import org.openstreetmap.osmosis.osmbinary.Osmformat;
import org.openstreetmap.osmosis.osmbinary.file.BlockInputStream;

/** An OSM PBF file read back with the reference parser. */
final class PbfContent extends BinaryParser {
  /** A way read back. */
  record ReadWay(long id, List<Long> nodes, Map<String, String> tags) {}

  final Map<Long, double[]> lonLatByNode = new LinkedHashMap<>();
  final List<ReadWay> ways = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private PbfContent() {}

  static PbfContent read(Path file) throws IOException {
    PbfContent content = new PbfContent();
    try (InputStream in = Files.newInputStream(file)) {
      new BlockInputStream(in, content).process();
    }
    return content;
  }

  @Override
  protected void parseDense(Osmformat.DenseNodes nodes) {
    long id = 0;
    long lon = 0;
    long lat = 0;
    for (int i = 0; i < nodes.getIdCount(); i++) {
      id += nodes.getId(i);
      lon += nodes.getLon(i);
      lat += nodes.getLat(i);
      lonLatByNode.put(id, new double[] {parseLon(lon), parseLat(lat)});
      text.append(id).append(' ').append(lon).append(' ').append(lat).append('\n');
    }
  }

  @Override
  protected void parseWays(List<Osmformat.Way> read) {
    for (Osmformat.Way way : read) {
      List<Long> nodes = new ArrayList<>();
      long node = 0;
      for (long delta : way.getRefsList()) {
        node += delta;
        nodes.add(node);
      }
      Map<String, String> tags = new LinkedHashMap<>();
      for (int i = 0; i < way.getKeysCount(); i++) {
        tags.put(getStringById(way.getKeys(i)), getStringById(way.getVals(i)));
      }
      ways.add(new ReadWay(way.getId(), nodes, tags));
      text.append(way.getInfo().getTimestamp()).append(ways.get(ways.size() - 1)).append('\n');
    }
  }

  @Override
  protected void parseNodes(List<Osmformat.Node> nodes) {
    if (!nodes.isEmpty()) {
      throw new IllegalStateException("Nodes are written densely.");
    }
  }

  @Override
  protected void parseRelations(List<Osmformat.Relation> relations) {
    text.append(relations);
  }

  @Override
  protected void parse(Osmformat.HeaderBlock header) {
    text.append(header.getRequiredFeaturesList()).append('\n');
  }

  @Override
  public void complete() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
