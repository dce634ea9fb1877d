package org.freshet.service.ingest.poll;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** File names in the HTML list a web server makes of a folder (Apache, nginx and kin). */
final class DirectoryListing {
  private static final Pattern LINK =
      Pattern.compile("<a\\s[^>]*?href\\s*=\\s*[\"']([^\"'#?]+)[\"']", Pattern.CASE_INSENSITIVE);
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  private DirectoryListing() {}

  /**
   * Names of files right in the folder, in the order of the list. Names that could lead out of a
   * folder, or that no data file has, are left out.
   */
  static List<String> names(URI folder, byte[] html) {
    Set<String> names = new LinkedHashSet<>();
    Matcher links = LINK.matcher(new String(html, StandardCharsets.UTF_8));
    while (links.find()) {
      String link = links.group(1);
      String path = folder.getPath();
      if (link.startsWith(path) && link.length() > path.length()) {
        link = link.substring(path.length());
      }
      String name = decoded(link.startsWith("./") ? link.substring(2) : link);
      if (SAFE.matcher(name).matches()) {
        names.add(name);
      }
    }
    return new ArrayList<>(names);
  }

  private static String decoded(String link) {
    try {
      return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
