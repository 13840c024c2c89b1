package org.ecocase.document;

/**
 * Bytes for download.
 *
 * @param fileName name to offer
 * @param contentType media type
 */
public record DocumentContent(String fileName, String contentType, byte[] bytes) {}
