package org.freshet.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.freshet.grid.GridGeometry;
import org.freshet.terrain.FlowRule;
import org.freshet.terrain.TerrainOptions;

/**
 * The head of a saved terrain model: magic, version, then one section with geometry and options.
 *
 * @param geometry where the raster lies
 * @param options how the terrain was read; threads are not saved
 * @param validCells cells with a height
 * @param islandOutlets cells that had to become outlets
 */
record TerrainModelHead(
    GridGeometry geometry, TerrainOptions options, int validCells, int islandOutlets) {
  private static final byte[] MAGIC = "FRESHTM\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;

  void write(OutputStream out) throws IOException {
    out.write(MAGIC);
    ModelSections.writeInt(out, VERSION);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeInt(geometry.rows());
    data.writeInt(geometry.cols());
    data.writeDouble(geometry.west());
    data.writeDouble(geometry.north());
    data.writeDouble(geometry.cellWidth_m());
    data.writeDouble(geometry.cellHeight_m());
    data.writeUTF(geometry.crs());
    data.writeBoolean(options.interiorNodataDrains());
    data.writeUTF(options.flowRule().name());
    data.writeInt(validCells);
    data.writeInt(islandOutlets);
    ModelStreams.write(out, "HEAD", bytes.toByteArray());
  }

  static TerrainModelHead read(InputStream in, int threads) throws IOException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new TerrainModelFormatException(
          "This is not a terrain model. Maybe it is another file, or prepare the area again.");
    }
    int version = ModelSections.readInt(in, "its head");
    if (version != VERSION) {
      throw new TerrainModelFormatException(
          "Terrain model of version ("
              + version
              + "); this program reads version "
              + VERSION
              + ". Maybe prepare the area again.");
    }
    DataInputStream data =
        new DataInputStream(new ByteArrayInputStream(ModelStreams.readBytes(in, "HEAD")));
    GridGeometry geometry =
        new GridGeometry(
            data.readInt(),
            data.readInt(),
            data.readDouble(),
            data.readDouble(),
            data.readDouble(),
            data.readDouble(),
            data.readUTF());
    TerrainOptions options =
        new TerrainOptions(data.readBoolean(), FlowRule.valueOf(data.readUTF()), threads);
    return new TerrainModelHead(geometry, options, data.readInt(), data.readInt());
  }

  static void writeEnd(OutputStream out) throws IOException {
    ModelStreams.write(out, "DONE", new byte[0]);
  }

  static void readEnd(InputStream in) throws IOException {
    ModelStreams.readBytes(in, "DONE");
  }
}
