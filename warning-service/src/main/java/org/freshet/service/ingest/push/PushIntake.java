package org.freshet.service.ingest.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.freshet.service.ingest.message.MessageDecoder;
import org.freshet.service.ingest.observation.ObservationFile;
import org.freshet.service.ingest.observation.ObservationFormatException;
import org.freshet.service.ingest.push.PushAnswer.Refused;
import org.freshet.service.ingest.push.PushAnswer.Stored;
import org.freshet.service.store.ObservationWriter;
import org.jspecify.annotations.Nullable;

/**
 * Checks who sends, reads what was sent, stores it, and answers only then. Sending the same again
 * is harmless. Thread-safe.
 */
public final class PushIntake {
  private static final String BEARER = "Bearer ";
  private static final int UNAUTHORISED = 401;
  private static final int TOO_LARGE = 413;
  private static final int BAD_REQUEST = 400;
  private static final int UNUSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final byte[] token;
  private final long most_bytes;
  private final MessageDecoder decoder;
  private final ObservationWriter writer;
  private final Clock clock;

  /**
   * An intake.
   *
   * @param token what a sender must bear
   * @param most_bytes longest body taken
   */
  public PushIntake(
      String token,
      long most_bytes,
      MessageDecoder decoder,
      ObservationWriter writer,
      Clock clock) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.most_bytes = most_bytes;
    this.decoder = decoder;
    this.writer = writer;
    this.clock = clock;
  }

  /** Longest body taken, bytes; a reader need read no further than one more. */
  public long most_bytes() {
    return most_bytes;
  }

  /** Whether a sender may push at all; to be asked before its body is read. */
  public boolean allows(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return false;
    }
    byte[] borne =
        authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
    // Takes as long for a nearly right token as for a wrong one.
    return MessageDigest.isEqual(token, borne);
  }

  /**
   * Takes a body.
   *
   * @param authorization the request's header; null where it has none
   * @param body as much of it as was read, at least one byte more than allowed where it is longer
   */
  public PushAnswer take(@Nullable String authorization, byte[] body) {
    if (!allows(authorization)) {
      return new Refused(UNAUTHORISED, "A bearer token is needed, and the right one.");
    }
    if (body.length > most_bytes) {
      return new Refused(
          TOO_LARGE, "More than " + most_bytes + " bytes. Maybe send it in several pieces.");
    }
    ObservationFile file;
    try {
      file = decoder.decode("body", body, clock.instant());
    } catch (ObservationFormatException e) {
      return new Refused(BAD_REQUEST, "The body " + e.fault());
    }
    if (file.observations().isEmpty()) {
      String why = file.findings().isEmpty() ? "" : " " + file.findings().get(0).message();
      return new Refused(UNUSABLE, "No usable observation." + why);
    }
    try {
      return new Stored(writer.submit(file.observations()).join(), file.findings());
    } catch (CompletionException e) {
      return e.getCause() instanceof IllegalArgumentException bad
          ? new Refused(UNUSABLE, String.valueOf(bad.getMessage()))
          : new Refused(UNAVAILABLE, "The store is not available now. Maybe send it again later.");
    } catch (IllegalStateException e) {
      return new Refused(UNAVAILABLE, "The service is about to stop. Maybe send it again later.");
    }
  }
}
