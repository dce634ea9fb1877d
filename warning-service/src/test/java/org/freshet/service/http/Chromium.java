package org.freshet.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class Chromium implements AutoCloseable, WebSocket.Listener {
  private static final Pattern ENDPOINT = Pattern.compile("ws://([^/]+)/\\S+");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_s = 60;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();

  /** The browser's program, where one is installed. */
  static Optional<Path> program() {
    List<Path> places = new ArrayList<>(List.of(Path.of("/usr/bin/chromium")));
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      places.add(Path.of(folder, "chromium"));
      places.add(Path.of(folder, "chromium-browser"));
    }
    return places.stream().filter(Files::isExecutable).findFirst();
  }

  Chromium(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=en-GB",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    HttpClient client = HttpClient.newHttpClient();
    String address = endpoint();
    HttpRequest newPage =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode page =
        JSON.readTree(client.send(newPage, HttpResponse.BodyHandlers.ofString()).body());
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), this)
            .get(PATIENCE_s, TimeUnit.SECONDS);
    for (String domain : List.of("Runtime", "Log", "Page")) {
      send(domain + ".enable", Map.of());
    }
  }

  private String endpoint() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = ENDPOINT.matcher(line);
      if (matcher.find()) {
        Thread drain = new Thread(() -> lines.lines().forEach(unused -> {}), "chromium-log");
        drain.setDaemon(true);
        drain.start();
        return matcher.group(1);
      }
    }
    throw new IOException("Chromium ended before it listened.");
  }

  /** Opens an address in a window of the given size and waits until the page says it is ready. */
  void open(String url, int width, int height, boolean phone) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    send("Page.navigate", Map.of("url", "about:blank"));
    send("Page.navigate", Map.of("url", url));
    waitFor("document.body && document.body.dataset.ready === 'true'");
  }

  /** Lets the page evaluate a condition until it holds. */
  void waitFor(String condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_s);
    while (System.nanoTime() < end) {
      // The page itself waits between looks, for as long as a frame takes.
      JsonNode held =
          evaluate("new Promise(r => setTimeout(() => r(Boolean(" + condition + ")), 30))");
      if (held.asBoolean()) {
        return;
      }
    }
    throw new AssertionError("The page never reached: " + condition + ". It said: " + complaints);
  }

  /** Value of an expression in the page. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    return answer.path("result").path("value");
  }

  /** Presses and releases a key, as a keyboard does. */
  void press(String key, int code) throws Exception {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      send(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
  }

  /** Clicks where an expression says, {@code [x, y]} in the window. */
  void click(String place) throws Exception {
    JsonNode at = evaluate(place);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      send(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              at.get(0).asDouble(),
              "y",
              at.get(1).asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** What the page looks like, as PNG. */
  byte[] screenshot() throws Exception {
    JsonNode shot = send("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(shot.get("data").asText());
  }

  /** Errors the page and the browser reported. */
  List<String> complaints() {
    return complaints;
  }

  private JsonNode send(String method, Map<String, ?> parameters) throws Exception {
    int id = ids.incrementAndGet();
    ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
    call.set("params", JSON.valueToTree(parameters));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    socket.sendText(call.toString(), true).get(PATIENCE_s, TimeUnit.SECONDS);
    return answer.get(PATIENCE_s, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      receive(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void receive(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.has("id")) {
        CompletableFuture<JsonNode> answer = waiting.remove(node.get("id").asInt());
        if (answer != null) {
          answer.complete(node.path("result"));
        }
      } else if (node.path("method").asText().equals("Runtime.exceptionThrown")) {
        complaints.add(node.path("params").path("exceptionDetails").toString());
      } else if (node.path("method").asText().equals("Log.entryAdded")
          && node.path("params").path("entry").path("level").asText().equals("error")) {
        complaints.add(node.path("params").path("entry").toString());
      }
    } catch (IOException e) {
      complaints.add("unreadable: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().orTimeout(PATIENCE_s, TimeUnit.SECONDS).join();
  }
}
