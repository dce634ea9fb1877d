package org.freshet.service.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes inspections for machines (one JSON array) and for people (a few lines each). */
public final class InspectionWriter {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private InspectionWriter() {}

  /** One JSON array, an object per file in the order given. Numbers that are none become null. */
  public static String json(List<Inspection> inspections) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    inspections.forEach(inspection -> array.add(object(inspection)));
    try {
      return JSON.writeValueAsString(array);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values cannot fail to be written.", e);
    }
  }

  private static ObjectNode object(Inspection inspection) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("file", inspection.file());
    object.put("format", inspection.format());
    for (Map.Entry<String, Object> fact : inspection.facts().entrySet()) {
      object.set(fact.getKey(), node(fact.getValue()));
    }
    ArrayNode findings = object.putArray("findings");
    for (InspectionFinding finding : inspection.findings()) {
      findings
          .addObject()
          .put("code", finding.code())
          .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
          .put("count", finding.count())
          .put("message", finding.message());
    }
    if (!inspection.members().isEmpty()) {
      ArrayNode members = object.putArray("members");
      inspection.members().forEach(member -> members.add(object(member)));
    }
    return object;
  }

  private static JsonNode node(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return JsonNodeFactory.instance.numberNode(number.longValue());
    }
    return JSON.valueToTree(value);
  }

  /** A few lines for a person, ending with a line feed. */
  public static String text(Inspection inspection) {
    StringBuilder text = new StringBuilder();
    append(text, inspection, "");
    return text.toString();
  }

  private static void append(StringBuilder text, Inspection inspection, String indent) {
    text.append(indent).append(inspection.file()).append(": ").append(inspection.format());
    text.append('\n');
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Object> fact : inspection.facts().entrySet()) {
      String shown = fact.getKey() + " " + node(fact.getValue()).toString().replace("\"", "");
      if (line.length() > 0 && line.length() + shown.length() > 90) {
        text.append(indent).append("  ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : ", ").append(shown);
    }
    if (line.length() > 0) {
      text.append(indent).append("  ").append(line).append('\n');
    }
    for (InspectionFinding finding : inspection.findings()) {
      String severity = finding.severity().name().toLowerCase(Locale.ROOT);
      text.append(indent).append("  ").append(severity).append(": ").append(finding.message());
      text.append('\n');
    }
    inspection.members().forEach(member -> append(text, member, indent + "  "));
  }
}
