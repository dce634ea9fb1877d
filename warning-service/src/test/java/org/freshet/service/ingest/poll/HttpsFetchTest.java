package org.freshet.service.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HTTPS server whose certificate no authority has signed. */
class HttpsFetchTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  private KeyStore keyStore(String name, String address)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name);
    int result =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + address,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start()
            .waitFor();
    assertThat(result).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext serving(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(KeyStore store) throws GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    trusted.setCertificateEntry("server", store.getCertificate("mykey"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Fetched fetch(HttpsServer server, HttpFetcher fetcher)
      throws InterruptedException {
    URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/levels");
    return fetcher.fetch(address, Fetched.Validators.NONE, 1_000, Duration.ofSeconds(30));
  }

  private static HttpsServer server(KeyStore store) throws IOException, GeneralSecurityException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(serving(store)));
    server.createContext(
        "/levels",
        exchange -> {
          byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void takesNothingFromAServerItDoesNotTrust() throws Exception {
    KeyStore own = keyStore("own", "ip:127.0.0.1");
    HttpsServer server = server(own);
    try {
      assertThat(fetch(server, new HttpFetcher())).isInstanceOf(Fetched.Failed.class);
      KeyStore other = keyStore("other", "ip:127.0.0.1");
      assertThat(fetch(server, new HttpFetcher(trusting(other))))
          .isInstanceOf(Fetched.Failed.class);
      assertThat(fetch(server, new HttpFetcher(trusting(own)))).isInstanceOf(Fetched.Fresh.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void takesNothingUnderAnotherName() throws Exception {
    KeyStore elsewhere = keyStore("elsewhere", "dns:levels.example.org");
    HttpsServer server = server(elsewhere);
    try {
      assertThat(fetch(server, new HttpFetcher(trusting(elsewhere))))
          .isInstanceOf(Fetched.Failed.class);
    } finally {
      server.stop(0);
    }
  }
}
