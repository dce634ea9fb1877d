package org.freshet.service.ingest.lorawan;

import java.time.Instant;
import java.util.HexFormat;

/**
 * One uplink of a device. Holds the live payload array, which must not be written to.
 *
 * @param network the network server's format
 * @param deviceId the device's id there, such as its name
 * @param devEui its EUI, lower case; empty where the server hides it
 * @param time when a gateway or the server heard it
 * @param port LoRaWAN port
 * @param counter frame counter; -1 unknown
 * @param payload the bytes the device sent
 */
@SuppressWarnings("ArrayRecordComponent")
public record Uplink(
    String network,
    String deviceId,
    String devEui,
    Instant time,
    int port,
    long counter,
    byte[] payload) {
  /** The payload as hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(payload);
  }
}
