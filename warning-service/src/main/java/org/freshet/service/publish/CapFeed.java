package org.freshet.service.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.freshet.service.cap.CapAlert;
import org.freshet.service.cap.CapFinding;
import org.freshet.service.cap.CapMapper;
import org.freshet.service.cap.CapValidator;
import org.freshet.service.cap.CapWriter;
import org.freshet.service.cap.ExplanationFile;
import org.freshet.warning.WarningMessage;

/**
 * CAP files with their reasons, and an Atom feed (RFC 4287) of them, newest first. A file is only
 * published when the validator finds no error in it.
 */
final class CapFeed {
  static final String FOLDER = "feeds/cap/";
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final CapMapper mapper;
  private final CapValidator validator = new CapValidator();

  CapFeed(CapMapper mapper) {
    this.mapper = mapper;
  }

  /** The files of a list of messages, oldest first. */
  List<SiteFile> files(String title, List<WarningMessage> messages, Instant published) {
    List<SiteFile> files = new ArrayList<>();
    List<CapAlert> alerts = new ArrayList<>();
    for (WarningMessage message : messages) {
      CapAlert alert = mapper.alert(message);
      byte[] xml = CapWriter.xml(alert);
      List<CapFinding> errors = validator.errors(xml);
      if (!errors.isEmpty()) {
        throw new IllegalStateException(
            "CAP message (" + alert.identifier() + ") is not fit to publish: " + errors.get(0));
      }
      alerts.add(alert);
      files.add(
          new SiteFile(
              FOLDER + alert.identifier() + ".xml",
              "application/cap+xml;charset=utf-8",
              message.sent(),
              true,
              xml));
      files.add(
          new SiteFile(
              FOLDER + alert.identifier() + ".why.json",
              "application/json",
              message.sent(),
              true,
              ExplanationFile.json(message)));
    }
    Instant updated = messages.isEmpty() ? published : messages.get(messages.size() - 1).sent();
    files.add(
        new SiteFile(
            FOLDER + "index.atom",
            "application/atom+xml;charset=utf-8",
            updated,
            false,
            atom(title, alerts, messages, updated)));
    return files;
  }

  private static byte[] atom(
      String title, List<CapAlert> alerts, List<WarningMessage> messages, Instant updated) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      text(out, "id", "urn:freshet:cap-feed");
      text(out, "title", title);
      text(out, "updated", updated.toString());
      out.writeStartElement("author");
      text(out, "name", alerts.isEmpty() ? title : alerts.get(0).sender());
      out.writeEndElement();
      link(out, "self", "application/atom+xml", "index.atom");
      for (int i = alerts.size() - 1; i >= 0; i--) {
        entry(out, alerts.get(i), messages.get(i));
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void entry(XMLStreamWriter out, CapAlert alert, WarningMessage message)
      throws XMLStreamException {
    out.writeCharacters("\n  ");
    out.writeStartElement("entry");
    text(out, "id", "urn:freshet:cap:" + alert.identifier());
    text(out, "title", alert.infos().get(0).headline());
    text(out, "updated", message.sent().toString());
    text(out, "summary", alert.infos().get(0).description());
    link(out, "alternate", "application/cap+xml", alert.identifier() + ".xml");
    link(out, "describedby", "application/json", alert.identifier() + ".why.json");
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String rel, String type, String href)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("type", type);
    out.writeAttribute("href", href);
  }

  private static void text(XMLStreamWriter out, String name, String value)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(value);
    out.writeEndElement();
  }
}
