package org.freshet.service.cap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes alerts as CAP 1.2 XML in UTF-8: elements in the order of the schema, absent ones left out,
 * characters XML does not allow dropped. The same alert always gives the same bytes.
 */
public final class CapWriter {
  /** Namespace of CAP 1.2. */
  public static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  private final XMLStreamWriter out;
  private int depth;

  private CapWriter(XMLStreamWriter out) {
    this.out = out;
  }

  /** The file of an alert. */
  public static byte[] xml(CapAlert alert) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    try {
      XMLStreamWriter stream =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new CapWriter(stream).document(alert);
      stream.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(
          "Alert (" + alert.identifier() + ") could not be written into memory.", impossible);
    }
    return bytes.toByteArray();
  }

  private void document(CapAlert alert) throws XMLStreamException {
    out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    out.writeCharacters("\n");
    out.writeStartElement("alert");
    out.writeDefaultNamespace(NAMESPACE);
    depth = 1;
    required("identifier", alert.identifier());
    required("sender", alert.sender());
    required("sent", alert.sent());
    required("status", alert.status());
    required("msgType", alert.msgType());
    optional("source", alert.source());
    required("scope", alert.scope());
    optional("restriction", alert.restriction());
    optional("addresses", alert.addresses());
    each("code", alert.codes());
    optional("note", alert.note());
    optional("references", alert.references());
    optional("incidents", alert.incidents());
    for (CapInfo info : alert.infos()) {
      open("info");
      info(info);
      close();
    }
    depth = 0;
    newLine();
    out.writeEndElement();
    out.writeCharacters("\n");
    out.writeEndDocument();
  }

  private void info(CapInfo info) throws XMLStreamException {
    optional("language", info.language());
    each("category", info.categories());
    required("event", info.event());
    each("responseType", info.responseTypes());
    required("urgency", info.urgency());
    required("severity", info.severity());
    required("certainty", info.certainty());
    optional("audience", info.audience());
    pairs("eventCode", info.eventCodes());
    optional("effective", info.effective());
    optional("onset", info.onset());
    optional("expires", info.expires());
    optional("senderName", info.senderName());
    optional("headline", info.headline());
    optional("description", info.description());
    optional("instruction", info.instruction());
    optional("web", info.web());
    optional("contact", info.contact());
    pairs("parameter", info.parameters());
    for (CapResource resource : info.resources()) {
      open("resource");
      resource(resource);
      close();
    }
    for (CapArea area : info.areas()) {
      open("area");
      area(area);
      close();
    }
  }

  private void resource(CapResource resource) throws XMLStreamException {
    required("resourceDesc", resource.resourceDesc());
    required("mimeType", resource.mimeType());
    optional("size", resource.size());
    optional("uri", resource.uri());
    optional("derefUri", resource.derefUri());
    optional("digest", resource.digest());
  }

  private void area(CapArea area) throws XMLStreamException {
    required("areaDesc", area.areaDesc());
    each("polygon", area.polygons());
    each("circle", area.circles());
    pairs("geocode", area.geocodes());
    optional("altitude", area.altitude());
    optional("ceiling", area.ceiling());
  }

  private void pairs(String name, List<CapPair> pairs) throws XMLStreamException {
    for (CapPair pair : pairs) {
      open(name);
      required("valueName", pair.name());
      required("value", pair.value());
      close();
    }
  }

  private void each(String name, List<String> values) throws XMLStreamException {
    for (String value : values) {
      required(name, value);
    }
  }

  private void optional(String name, String value) throws XMLStreamException {
    if (!value.isEmpty()) {
      required(name, value);
    }
  }

  private void required(String name, String value) throws XMLStreamException {
    newLine();
    out.writeStartElement(name);
    out.writeCharacters(allowed(value));
    out.writeEndElement();
  }

  private void open(String name) throws XMLStreamException {
    newLine();
    out.writeStartElement(name);
    depth++;
  }

  private void close() throws XMLStreamException {
    depth--;
    newLine();
    out.writeEndElement();
  }

  private void newLine() throws XMLStreamException {
    out.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String allowed(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(CapWriter::isXmlCharacter).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isXmlCharacter(int c) {
    return c == 0x9
        || c == 0xA
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
