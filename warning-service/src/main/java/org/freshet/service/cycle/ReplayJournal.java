package org.freshet.service.cycle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freshet.reroute.Route;
import org.freshet.service.publish.Picture;
import org.freshet.service.publish.Snapshot;
import org.freshet.warning.AreaOutlook;

/**
 * What a replay has done so far, one line of JSON per cycle after a head line, appended as it runs:
 * with the flood state of one of its cycles a replay goes on as if it had never stopped. A last
 * line cut short by a crash is dropped. Not thread-safe.
 */
final class ReplayJournal {
  private static final ObjectMapper JSON = mapper();

  private final Path file;

  ReplayJournal(Path file) {
    this.file = file;
  }

  /**
   * What must not change between two runs that continue each other.
   *
   * @param modelVersion terrain model without works
   * @param worksVersion works, empty where there are none
   * @param rulesVersion warning rules
   * @param from first instant
   * @param interval_s length of a cycle, s
   * @param members ensemble members
   */
  record Head(
      String modelVersion,
      String worksVersion,
      String rulesVersion,
      Instant from,
      long interval_s,
      int members) {}

  /**
   * One cycle.
   *
   * @param outlooks what the incident book was told
   * @param snapshot what was shown
   * @param findings what was wrong with the rain so far
   */
  record Line(List<AreaOutlook> outlooks, Snapshot snapshot, Map<String, Integer> findings) {
    Line {
      outlooks = List.copyOf(outlooks);
      findings = Map.copyOf(findings);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Starts anew. */
  void begin(Head head) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, JSON.writeValueAsString(head) + "\n");
  }

  void append(Line line) throws IOException {
    Files.writeString(
        file,
        JSON.writeValueAsString(line) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
  }

  Head head() throws IOException {
    try (var lines = Files.lines(file)) {
      return JSON.readValue(lines.findFirst().orElse(""), Head.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": is no journal of a replay. Maybe start without --resume.", e);
    }
  }

  /** All whole lines, oldest first. */
  List<Line> lines() throws IOException {
    List<Line> read = new ArrayList<>();
    List<String> texts = Files.readAllLines(file);
    for (int i = 1; i < texts.size(); i++) {
      try {
        read.add(JSON.readValue(texts.get(i), Line.class));
      } catch (JsonProcessingException e) {
        if (i < texts.size() - 1) {
          throw new IOException(
              file + ": line " + (i + 1) + " is damaged. Maybe start without --resume.", e);
        }
      }
    }
    return read;
  }

  /** Keeps the head and so many lines. */
  void cut(int lines) throws IOException {
    List<String> texts = Files.readAllLines(file);
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.write(beside, texts.subList(0, 1 + lines));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule();
    values.addSerializer(Picture.class, new PictureWriter());
    values.addDeserializer(Picture.class, new PictureReader());
    values.addSerializer(Route.class, new RouteWriter());
    values.addDeserializer(Route.class, new RouteReader());
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .registerModule(values)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }

  private static final class PictureWriter extends JsonSerializer<Picture> {
    @Override
    public void serialize(Picture picture, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("w", picture.width_px());
      out.writeNumberField("h", picture.height_px());
      out.writeBinaryField("png", picture.png());
      out.writeEndObject();
    }
  }

  private static final class PictureReader extends JsonDeserializer<Picture> {
    @Override
    public Picture deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode node = in.readValueAsTree();
      return new Picture(
          node.get("w").intValue(), node.get("h").intValue(), node.get("png").binaryValue());
    }
  }

  private static final class RouteWriter extends JsonSerializer<Route> {
    @Override
    public void serialize(Route route, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartObject();
      out.writeNumberField("m", route.length_m());
      out.writeNumberField("s", route.duration_s());
      out.writeArrayFieldStart("edges");
      for (int i = 0; i < route.edgeCount(); i++) {
        out.writeNumber(route.edge(i));
      }
      out.writeEndArray();
      out.writeArrayFieldStart("lonLat");
      for (int i = 0; i < route.pointCount(); i++) {
        out.writeNumber(route.lon(i));
        out.writeNumber(route.lat(i));
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static final class RouteReader extends JsonDeserializer<Route> {
    @Override
    public Route deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode node = in.readValueAsTree();
      return new Route(
          node.get("m").doubleValue(),
          node.get("s").doubleValue(),
          JSON.convertValue(node.get("edges"), int[].class),
          JSON.convertValue(node.get("lonLat"), double[].class));
    }
  }
}
