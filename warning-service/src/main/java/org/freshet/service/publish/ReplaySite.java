package org.freshet.service.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.grid.FloatGrid;
import org.freshet.service.cap.CapMapper;
import org.freshet.service.texts.Texts;

/**
 * Turns a replay into a site: the page with its data, the feeds, the GeoJSON, the map, the summary
 * and the account. The same replay always gives the same bytes.
 */
public final class ReplaySite {
  private static final String JSON = "application/json";
  private static final String GEOJSON = "application/geo+json";
  private static final String HTML = "text/html;charset=utf-8";
  private static final String TEXT = "text/plain;charset=utf-8";

  private static final List<String> LINKS =
      List.of(
          "summary.json",
          "depth-map.png",
          "sinks.geojson",
          "paths.geojson",
          "water.geojson",
          "closures.geojson",
          "areas.geojson",
          "feeds/cap/index.atom");

  private ReplaySite() {}

  /**
   * The site of a replay.
   *
   * @param replay the event
   * @param mapper says its messages in CAP
   * @param more further files, such as {@link #transitAlerts}
   */
  public static Site of(Replay replay, CapMapper mapper, List<SiteFile> more) {
    Snapshot last = replay.snapshots().get(replay.snapshots().size() - 1);
    Instant published = last.time();
    StudyMap map = replay.map();
    PixelFit fit = PixelFit.of(map.elevation().geometry(), map.toLonLat());
    EventStory story = new EventStory(replay);
    List<SiteFile> files = new ArrayList<>(PageFiles.files(published));
    byte[] replayJson = new ReplayFile(replay, mapper, fit).json(links(more));
    byte[] textsJson = Json.compact(PageFiles.texts());
    files.add(file("api/replay.json", JSON, published, replayJson));
    files.add(file("api/texts.json", JSON, published, textsJson));
    files.add(
        file(
            "api/replay.js",
            "text/javascript;charset=utf-8",
            published,
            script(replayJson, textsJson)));
    files.add(
        file(SitePaths.HILLSHADE, "image/png", published, Hillshade.of(map.elevation()).png()));
    for (int i = 0; i < replay.snapshots().size(); i++) {
      Picture depth = replay.snapshots().get(i).depth();
      if (depth != null) {
        files.add(file(SitePaths.depth(i), "image/png", published, depth.png()));
      }
    }
    byte[] sinks = GeoFiles.sinks(replay);
    files.add(file("sinks.geojson", GEOJSON, published, sinks));
    files.add(file("paths.geojson", GEOJSON, published, PathsFile.json(replay)));
    files.add(
        file("api/corrections.json", JSON, published, GeoFiles.corrections(replay.snapshots())));
    files.add(file("closures.geojson", GEOJSON, published, GeoFiles.closures(story)));
    files.add(file("areas.geojson", GEOJSON, published, GeoFiles.areas(story)));
    FloatGrid peak_m = replay.peakDepth_m();
    if (peak_m != null) {
      byte[] water = WaterFile.json(peak_m, map.toLonLat());
      files.add(file("water.geojson", GEOJSON, published, water));
      byte[] png = new DepthMap(story, peak_m, fit, Texts.of("de")).png();
      files.add(file("depth-map.png", "image/png", published, png));
    }
    files.add(file("summary.json", JSON, published, SummaryFile.json(story)));
    files.add(file("account.txt", TEXT, published, new Account(story, Texts.of("de")).file()));
    files.add(file("account.en.txt", TEXT, published, new Account(story, Texts.of("en")).file()));
    files.addAll(new CapFeed(mapper).files("Freshet: " + map.name(), replay.messages(), published));
    if (replay.snapshots().stream().anyMatch(snapshot -> !snapshot.ahead().isEmpty())) {
      files.addAll(verification(replay, published));
    }
    files.addAll(more);
    return new Site(files);
  }

  private static List<SiteFile> verification(Replay replay, Instant published) {
    SinkVerification verification = new SinkVerification(replay);
    return List.of(
        file(
            "verification.csv",
            "text/csv;charset=utf-8",
            published,
            VerificationTable.csv(verification)),
        file(
            "verification.html",
            HTML,
            published,
            new VerificationPage(verification, Texts.of("de")).file()),
        file(
            "verification.en.html",
            HTML,
            published,
            new VerificationPage(verification, Texts.of("en")).file()));
  }

  /** The GTFS-Realtime alerts of a time, where the page and the feed index look for them. */
  public static SiteFile transitAlerts(byte[] feedMessage, Instant time) {
    return new SiteFile(
        "feeds/gtfs-rt/alerts.pb", "application/x-protobuf", time, false, feedMessage);
  }

  private static List<String> links(List<SiteFile> more) {
    List<String> links = new ArrayList<>(LINKS);
    more.forEach(file -> links.add(file.path()));
    return links;
  }

  private static SiteFile file(String path, String type, Instant time, byte[] content) {
    return new SiteFile(path, type, time, false, content);
  }

  /** The page's data as a script, for browsers that open the page from a folder. */
  private static byte[] script(byte[] replayJson, byte[] textsJson) {
    ByteArrayOutputStream script = new ByteArrayOutputStream(replayJson.length + 4096);
    script.writeBytes("window.freshetData = {\"replay\": ".getBytes(StandardCharsets.UTF_8));
    script.writeBytes(replayJson);
    script.writeBytes(", \"texts\": ".getBytes(StandardCharsets.UTF_8));
    script.writeBytes(textsJson);
    script.writeBytes("};\n".getBytes(StandardCharsets.UTF_8));
    return script.toByteArray();
  }
}
