package org.freshet.service.cap;

/**
 * A {@code valueName}/{@code value} pair of an eventCode, a parameter or a geocode.
 *
 * @param name the name
 * @param value the value
 */
public record CapPair(String name, String value) {}
