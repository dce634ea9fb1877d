package org.freshet.service.cap;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads CAP files of the versions 1.0, 1.1 and 1.2 without judging them: unknown elements (such as
 * a signature) are skipped, absent ones become empty. Document types are refused, so that no entity
 * is ever resolved.
 */
public final class CapReader {
  private static final Pattern ANY_VERSION = Pattern.compile(".*cap[:/]1\\.[0-2]");

  private final XMLStreamReader in;

  private CapReader(XMLStreamReader in) {
    this.in = in;
  }

  /**
   * The alert of a file.
   *
   * @throws CapFormatException where the bytes are no CAP alert
   */
  public static CapAlert read(byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    int start = leadingBlanks(xml);
    try {
      XMLStreamReader stream =
          factory.createXMLStreamReader(new ByteArrayInputStream(xml, start, xml.length - start));
      try {
        return new CapReader(stream).document();
      } finally {
        stream.close();
      }
    } catch (XMLStreamException e) {
      throw new CapFormatException(
          "Not readable as XML: " + firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  /** Blanks before the XML declaration, which XML forbids and published examples have. */
  static int leadingBlanks(byte[] xml) {
    int i = 0;
    while (i < xml.length && (xml[i] == ' ' || xml[i] == '\n' || xml[i] == '\r')) {
      i++;
    }
    return i;
  }

  static String firstLine(String message) {
    return message.lines().reduce((first, last) -> last).orElse("").replace("Message: ", "");
  }

  private CapAlert document() throws XMLStreamException {
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.DTD) {
        throw new CapFormatException("Has a DOCTYPE, which CAP has no use for. It is refused.");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String namespace = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        if (!in.getLocalName().equals("alert") || !ANY_VERSION.matcher(namespace).matches()) {
          throw new CapFormatException(
              "Root element ("
                  + in.getLocalName()
                  + ") in namespace ("
                  + namespace
                  + ") is no CAP alert.");
        }
        return alert();
      }
    }
    throw new CapFormatException("Has no root element.");
  }

  private CapAlert alert() throws XMLStreamException {
    CapFields fields = new CapFields();
    List<CapInfo> infos = new ArrayList<>();
    while (nextChild()) {
      if (in.getLocalName().equals("info")) {
        infos.add(info());
      } else {
        leaf(fields);
      }
    }
    return new CapAlert(
        fields.one("identifier"),
        fields.one("sender"),
        fields.one("sent"),
        fields.one("status"),
        fields.one("msgType"),
        fields.one("source"),
        fields.one("scope"),
        fields.one("restriction"),
        fields.one("addresses"),
        fields.all("code"),
        fields.one("note"),
        fields.one("references"),
        fields.one("incidents"),
        infos);
  }

  private CapInfo info() throws XMLStreamException {
    CapFields fields = new CapFields();
    CapFields pairs = new CapFields();
    List<CapResource> resources = new ArrayList<>();
    List<CapArea> areas = new ArrayList<>();
    while (nextChild()) {
      switch (in.getLocalName()) {
        case "eventCode", "parameter" -> pair(pairs);
        case "resource" -> resources.add(resource());
        case "area" -> areas.add(area());
        default -> leaf(fields);
      }
    }
    return new CapInfo(
        fields.one("language"),
        fields.all("category"),
        fields.one("event"),
        fields.all("responseType"),
        fields.one("urgency"),
        fields.one("severity"),
        fields.one("certainty"),
        fields.one("audience"),
        pairs.pairs("eventCode"),
        fields.one("effective"),
        fields.one("onset"),
        fields.one("expires"),
        fields.one("senderName"),
        fields.one("headline"),
        fields.one("description"),
        fields.one("instruction"),
        fields.one("web"),
        fields.one("contact"),
        pairs.pairs("parameter"),
        resources,
        areas);
  }

  private CapResource resource() throws XMLStreamException {
    CapFields fields = new CapFields();
    while (nextChild()) {
      leaf(fields);
    }
    return new CapResource(
        fields.one("resourceDesc"),
        fields.one("mimeType"),
        fields.one("size"),
        fields.one("uri"),
        fields.one("derefUri"),
        fields.one("digest"));
  }

  private CapArea area() throws XMLStreamException {
    CapFields fields = new CapFields();
    CapFields pairs = new CapFields();
    while (nextChild()) {
      if (in.getLocalName().equals("geocode")) {
        pair(pairs);
      } else {
        leaf(fields);
      }
    }
    return new CapArea(
        fields.one("areaDesc"),
        fields.all("polygon"),
        fields.all("circle"),
        pairs.pairs("geocode"),
        fields.one("altitude"),
        fields.one("ceiling"));
  }

  private void pair(CapFields pairs) throws XMLStreamException {
    String name = in.getLocalName();
    CapFields fields = new CapFields();
    while (nextChild()) {
      leaf(fields);
    }
    pairs.addPair(name, new CapPair(fields.one("valueName"), fields.one("value")));
  }

  /** Moves to the next child of the current element; false at its end. */
  private boolean nextChild() throws XMLStreamException {
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
    return false;
  }

  /** Keeps the text of an element without children; drops one with children. */
  private void leaf(CapFields fields) throws XMLStreamException {
    String name = in.getLocalName();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean plain = true;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        plain = false;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (depth == 0) {
          break;
        }
        depth--;
      } else if (event == XMLStreamConstants.CHARACTERS && depth == 0) {
        text.append(in.getText());
      }
    }
    if (plain) {
      fields.add(name, text.toString().strip());
    }
  }
}
