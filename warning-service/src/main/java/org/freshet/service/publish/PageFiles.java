package org.freshet.service.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.service.texts.Texts;

/** The page itself, its scripts and texts, and the map library, all out of the jar. */
final class PageFiles {
  private static final String LIBRARY = "/META-INF/resources/webjars/ol/10.7.0/";
  private static final List<String> PAGE =
      List.of("index.html", "style.css", "data.js", "map.js", "timeline.js", "panel.js", "app.js");

  private PageFiles() {}

  static List<SiteFile> files(Instant published) {
    List<SiteFile> files = new ArrayList<>();
    for (String name : PAGE) {
      String path = name.equals("index.html") ? name : "page/" + name;
      files.add(new SiteFile(path, mediaType(name), published, false, resource("/web/" + name)));
    }
    files.add(library("ol.js", LIBRARY + "dist/ol.js", published));
    files.add(library("ol.css", LIBRARY + "ol.css", published));
    files.add(library("ol-licence.txt", LIBRARY + "LICENSE.md", published));
    return files;
  }

  /** The page's texts of every language. */
  static ObjectNode texts() {
    ObjectNode root = GeoJson.JSON.createObjectNode();
    for (String language : Texts.LANGUAGES) {
      ObjectNode node = root.putObject(language);
      Texts texts = Texts.of(language);
      for (String prefix :
          List.of("page.", "level.", "water.", "kind.", "trend.", "vehicle.", "and")) {
        texts.startingWith(prefix).forEach(node::put);
      }
    }
    return root;
  }

  private static SiteFile library(String name, String resource, Instant published) {
    return new SiteFile("page/" + name, mediaType(name), published, false, resource(resource));
  }

  private static String mediaType(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    return switch (end) {
      case "html" -> "text/html;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      case "js" -> "text/javascript;charset=utf-8";
      default -> "text/plain;charset=utf-8";
    };
  }

  private static byte[] resource(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Page file (" + name + ") is not in the jar.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
