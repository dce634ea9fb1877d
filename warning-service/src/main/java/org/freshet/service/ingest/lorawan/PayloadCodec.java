package org.freshet.service.ingest.lorawan;

import java.util.List;

/** What the bytes of a device type mean. Implementations are immutable and thread-safe. */
public interface PayloadCodec {
  /** The codec's name. */
  String name();

  /**
   * The numbers in a payload; none where the port carries something else.
   *
   * @throws CodecException if the bytes are not what this device type sends
   */
  List<Reading> decode(int port, byte[] payload) throws CodecException;
}
