package org.freshet.service.ingest.lorawan;

import java.util.Optional;

/**
 * One message of a network server.
 *
 * @param network the network server's format
 * @param kind {@code up}, {@code join}, {@code status} and so on
 * @param device name or id of the device it is about
 * @param uplink of kind {@code up} only
 */
public record LorawanEvent(String network, String kind, String device, Optional<Uplink> uplink) {}
