package org.freshet.service.routing;

/** Street data that cannot be used. One line naming file, cause and mend. */
public final class RoutingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoutingException(String message, Throwable cause) {
    super(message, cause);
  }

  RoutingException(String message) {
    super(message);
  }
}
