package org.freshet.exposure;

/**
 * An area that is warned as one, usually a district.
 *
 * @param key official key (ARS, 12 digits, or longer keys of a city's own)
 * @param name what people call it
 */
public record WarningArea(String key, String name) {}
