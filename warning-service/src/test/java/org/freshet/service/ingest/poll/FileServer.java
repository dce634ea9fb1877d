package org.freshet.service.ingest.poll;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A real HTTP server over files in memory, with validators, that can cut its answers short. */
final class FileServer implements AutoCloseable {
  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(byte[] content, String etag) {}

  private final HttpServer server;
  private final Map<String, Entry> files = new TreeMap<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile boolean cut;
  private int version;

  FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  synchronized void put(String path, byte[] content) {
    files.put(path, new Entry(content, "\"v" + ++version + "\""));
  }

  void put(String path, String content) {
    put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** From now on answers end half way. */
  void cutShort(boolean on) {
    cut = on;
  }

  /** Method, path and status of every request so far. */
  List<String> log() {
    return log;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Entry entry = entry(path);
    int status = 200;
    if (entry == null) {
      status = 404;
    } else if (entry.etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      status = 304;
    }
    log.add(path + " " + status);
    if (entry == null || status != 200) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().add("ETag", entry.etag());
    byte[] content = entry.content();
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content, 0, cut ? content.length / 2 : content.length);
    exchange.close();
  }

  private synchronized @Nullable Entry entry(String path) {
    if (!path.endsWith("/")) {
      return files.get(path);
    }
    StringBuilder html = new StringBuilder("<html><a href=\"../\">Parent</a>\n");
    for (String file : files.keySet()) {
      if (file.startsWith(path)) {
        String name = file.substring(path.length());
        html.append("<a href=\"" + name + "\">" + name + "</a> 18-Jun-2026 1k\n");
      }
    }
    byte[] list = html.toString().getBytes(StandardCharsets.UTF_8);
    return new Entry(list, "\"list" + html.toString().hashCode() + "-" + version + "\"");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
