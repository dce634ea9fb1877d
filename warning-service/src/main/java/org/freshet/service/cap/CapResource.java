package org.freshet.service.cap;

/**
 * A {@code resource} block; absent children are empty.
 *
 * @param resourceDesc what it is
 * @param mimeType its type
 * @param size its size in bytes
 * @param uri where it is
 * @param derefUri its content in Base64
 * @param digest its SHA-1
 */
public record CapResource(
    String resourceDesc,
    String mimeType,
    String size,
    String uri,
    String derefUri,
    String digest) {}
