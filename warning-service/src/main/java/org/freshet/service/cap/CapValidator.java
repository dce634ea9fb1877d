package org.freshet.service.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Says what is wrong with a CAP file: against the schema, then against the rules of the standard
 * and its profiles that no schema can say. Document types are refused and nothing outside the file
 * is ever loaded. Thread-safe.
 */
public final class CapValidator {
  private static final int MAX_SCHEMA_FINDINGS = 20;

  private final Schema schema;

  /** A validator with the schema that is shipped. */
  public CapValidator() {
    this(shippedSchema());
  }

  /** A validator with another schema, such as the published one. */
  public CapValidator(byte[] schemaFile) {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      schema = factory.newSchema(new StreamSource(new ByteArrayInputStream(schemaFile)));
    } catch (SAXException e) {
      throw new IllegalArgumentException("The CAP schema is broken: " + e.getMessage(), e);
    }
  }

  private static byte[] shippedSchema() {
    try (InputStream in = CapValidator.class.getResourceAsStream("/cap/CAP-v1.2.xsd")) {
      if (in == null) {
        throw new IllegalStateException("The CAP schema is not in the jar.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything wrong with a file; empty where nothing is. */
  public List<CapFinding> check(byte[] xml) {
    CapFindings findings = new CapFindings();
    int start = CapReader.leadingBlanks(xml);
    if (start > 0) {
      findings.error("xml", "alert", start + " blanks before the XML declaration. Remove them.");
    }
    againstSchema(xml, start, findings);
    try {
      new CapRules(CapReader.read(xml), findings).check();
    } catch (CapFormatException notAnAlert) {
      findings.error("xml", "alert", String.valueOf(notAnAlert.getMessage()));
    }
    return findings.all();
  }

  /** The findings receivers may refuse the file for. */
  public List<CapFinding> errors(byte[] xml) {
    return check(xml).stream().filter(f -> f.severity() == CapFinding.Severity.ERROR).toList();
  }

  private void againstSchema(byte[] xml, int start, CapFindings findings) {
    try {
      Validator validator = schema.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      SchemaErrors errors = new SchemaErrors(findings);
      validator.setErrorHandler(errors);
      InputSource source =
          new InputSource(new ByteArrayInputStream(xml, start, xml.length - start));
      validator.validate(new SAXSource(reader(), source));
    } catch (SAXException e) {
      findings.error("schema", "alert", String.valueOf(e.getMessage()));
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("Validation in memory failed.", e);
    }
  }

  private static XMLReader reader() throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newSAXParser().getXMLReader();
  }

  private static final class SchemaErrors implements ErrorHandler {
    private final CapFindings findings;
    private int count;

    SchemaErrors(CapFindings findings) {
      this.findings = findings;
    }

    @Override
    public void warning(SAXParseException e) {
      error(e);
    }

    @Override
    public void error(SAXParseException e) {
      if (count++ < MAX_SCHEMA_FINDINGS) {
        findings.error("schema", "line " + e.getLineNumber(), String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
