package org.freshet.sample.files;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/**
 * Writes OSM PBF: a header block, then blocks of dense nodes, ways and relations, zlib-compressed.
 * Coordinates in units of 100 nanodegrees; every object is version 1 at one fixed time.
 *
 * <p>Format: OpenStreetMap wiki, "PBF Format".
 */
public final class OsmPbfWriter {
  private static final int BLOCK = 8000;
  private static final double UNIT_DEGREES = 1e-7;

  private final OutputStream out;
  private final Instant timestamp;
  private Map<String, Integer> strings = new LinkedHashMap<>();

  private OsmPbfWriter(OutputStream out, Instant timestamp) {
    this.out = out;
    this.timestamp = timestamp;
  }

  /** Writes everything into a file. */
  public static void write(Path file, OsmData data, Instant timestamp) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      OsmPbfWriter writer = new OsmPbfWriter(out, timestamp);
      writer.header(data);
      for (int i = 0; i < data.nodes().size(); i += BLOCK) {
        writer.nodes(data.nodes().subList(i, Math.min(data.nodes().size(), i + BLOCK)));
      }
      writer.ways(data.ways());
      writer.relations(data.relations());
    }
  }

  private void header(OsmData data) throws IOException {
    long west = Long.MAX_VALUE;
    long east = Long.MIN_VALUE;
    long south = Long.MAX_VALUE;
    long north = Long.MIN_VALUE;
    for (OsmData.OsmNode node : data.nodes()) {
      west = Math.min(west, units(node.lon()) * 100);
      east = Math.max(east, units(node.lon()) * 100);
      south = Math.min(south, units(node.lat()) * 100);
      north = Math.max(north, units(node.lat()) * 100);
    }
    Osmformat.HeaderBlock header =
        Osmformat.HeaderBlock.newBuilder()
            .setBbox(
                Osmformat.HeaderBBox.newBuilder()
                    .setLeft(west)
                    .setRight(east)
                    .setTop(north)
                    .setBottom(south))
            .addRequiredFeatures("OsmSchema-V0.6")
            .addRequiredFeatures("DenseNodes")
            .addOptionalFeatures("Sort.Type_then_ID")
            .setWritingprogram("Freshet Sillbach generator")
            .setOsmosisReplicationTimestamp(timestamp.getEpochSecond())
            .build();
    block("OSMHeader", header.toByteString());
  }

  private static long units(double degrees) {
    return Math.round(degrees / UNIT_DEGREES);
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, t -> strings.size() + 1);
  }

  private void nodes(List<OsmData.OsmNode> nodes) throws IOException {
    Osmformat.DenseNodes.Builder dense = Osmformat.DenseNodes.newBuilder();
    Osmformat.DenseInfo.Builder info = Osmformat.DenseInfo.newBuilder();
    long id = 0;
    long lon = 0;
    long lat = 0;
    for (OsmData.OsmNode node : nodes) {
      dense.addId(node.id() - id);
      dense.addLon(units(node.lon()) - lon);
      dense.addLat(units(node.lat()) - lat);
      info.addVersion(1);
      info.addTimestamp(id == 0 ? timestamp.getEpochSecond() : 0);
      info.addChangeset(id == 0 ? 1 : 0);
      info.addUid(0);
      info.addUserSid(0);
      id = node.id();
      lon = units(node.lon());
      lat = units(node.lat());
      for (Map.Entry<String, String> tag : node.tags().entrySet()) {
        dense.addKeysVals(string(tag.getKey()));
        dense.addKeysVals(string(tag.getValue()));
      }
      dense.addKeysVals(0);
    }
    dense.setDenseinfo(info);
    data(Osmformat.PrimitiveGroup.newBuilder().setDense(dense).build());
  }

  private Osmformat.Info info() {
    return Osmformat.Info.newBuilder()
        .setVersion(1)
        .setTimestamp(timestamp.getEpochSecond())
        .setChangeset(1)
        .build();
  }

  private void ways(List<OsmData.OsmWay> ways) throws IOException {
    Osmformat.PrimitiveGroup.Builder group = Osmformat.PrimitiveGroup.newBuilder();
    for (OsmData.OsmWay way : ways) {
      Osmformat.Way.Builder b = Osmformat.Way.newBuilder().setId(way.id()).setInfo(info());
      for (Map.Entry<String, String> tag : way.tags().entrySet()) {
        b.addKeys(string(tag.getKey()));
        b.addVals(string(tag.getValue()));
      }
      long last = 0;
      for (long node : way.nodes()) {
        b.addRefs(node - last);
        last = node;
      }
      group.addWays(b);
    }
    data(group.build());
  }

  private void relations(List<OsmData.OsmRelation> relations) throws IOException {
    if (relations.isEmpty()) {
      return;
    }
    Osmformat.PrimitiveGroup.Builder group = Osmformat.PrimitiveGroup.newBuilder();
    for (OsmData.OsmRelation relation : relations) {
      Osmformat.Relation.Builder b =
          Osmformat.Relation.newBuilder().setId(relation.id()).setInfo(info());
      for (Map.Entry<String, String> tag : relation.tags().entrySet()) {
        b.addKeys(string(tag.getKey()));
        b.addVals(string(tag.getValue()));
      }
      long last = 0;
      for (long way : relation.ways()) {
        b.addMemids(way - last);
        b.addTypes(Osmformat.Relation.MemberType.WAY);
        b.addRolesSid(string(""));
        last = way;
      }
      group.addRelations(b);
    }
    data(group.build());
  }

  private void data(Osmformat.PrimitiveGroup group) throws IOException {
    Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder().addS(ByteString.EMPTY);
    for (String text : strings.keySet()) {
      table.addS(ByteString.copyFrom(text, StandardCharsets.UTF_8));
    }
    strings = new LinkedHashMap<>();
    block(
        "OSMData",
        Osmformat.PrimitiveBlock.newBuilder()
            .setStringtable(table)
            .addPrimitivegroup(group)
            .build()
            .toByteString());
  }

  private void block(String type, ByteString content) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(9);
    try (DeflaterOutputStream z = new DeflaterOutputStream(zipped, deflater)) {
      content.writeTo(z);
    }
    deflater.end();
    Fileformat.Blob blob =
        Fileformat.Blob.newBuilder()
            .setRawSize(content.size())
            .setZlibData(ByteString.copyFrom(zipped.toByteArray()))
            .build();
    Fileformat.BlobHeader header =
        Fileformat.BlobHeader.newBuilder()
            .setType(type)
            .setDatasize(blob.getSerializedSize())
            .build();
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(header.getSerializedSize());
    header.writeTo(data);
    blob.writeTo(data);
    data.flush();
  }
}
