package org.freshet.service.ingest.poll;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import javax.net.ssl.SSLContext;
import org.freshet.service.ingest.poll.Fetched.Failed;
import org.freshet.service.ingest.poll.Fetched.Fresh;
import org.freshet.service.ingest.poll.Fetched.Unchanged;
import org.freshet.service.ingest.poll.Fetched.Validators;
import org.jspecify.annotations.Nullable;

/**
 * Fetches with validators ({@code If-None-Match}, {@code If-Modified-Since}), a limit on size and
 * on time. An answer that ends before its stated length is a failure, not a short file.
 * Thread-safe.
 */
public final class HttpFetcher {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final HttpClient client;

  /** Trusts the authorities this machine trusts. */
  public HttpFetcher() {
    this(null);
  }

  /**
   * Trusts what a context says.
   *
   * @param tls null: what this machine trusts
   */
  public HttpFetcher(@Nullable SSLContext tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1);
    client = (tls == null ? builder : builder.sslContext(tls)).build();
  }

  /**
   * Asks an address; waits for the answer.
   *
   * @param known from the last {@link Fresh} answer
   * @param most_bytes longest answer taken
   * @param timeout how long the answer may take to begin
   * @throws InterruptedException if the thread was interrupted
   */
  public Fetched fetch(URI address, Validators known, long most_bytes, Duration timeout)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(timeout).header("User-Agent", "Freshet");
    known.etag().ifPresent(etag -> request.header("If-None-Match", etag));
    known.lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return answer(address, answer, body, most_bytes);
      }
    } catch (IOException e) {
      return new Failed(0, address + ": " + reason(e) + ". Maybe the server is down.");
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  private static Fetched answer(
      URI address, HttpResponse<InputStream> answer, InputStream body, long most_bytes)
      throws IOException {
    int status = answer.statusCode();
    if (status == NOT_MODIFIED) {
      return new Unchanged();
    }
    if (status != OK) {
      return new Failed(status, address + ": status " + status + ".");
    }
    OptionalLong stated = answer.headers().firstValueAsLong("Content-Length");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      content.write(buffer, 0, n);
      if (content.size() > most_bytes) {
        return new Failed(
            status,
            address + ": more than " + most_bytes + " bytes. Maybe raise max_kb if that is right.");
      }
    }
    if (stated.isPresent() && stated.getAsLong() != content.size()) {
      return new Failed(
          status,
          address + ": " + content.size() + " of " + stated.getAsLong() + " bytes; cut short.");
    }
    Validators validators =
        new Validators(
            answer.headers().firstValue("ETag"), answer.headers().firstValue("Last-Modified"));
    return new Fresh(content.toByteArray(), validators);
  }
}
