package org.ecocase.document.internal;

/**
 * A finished PDF.
 *
 * @param bytes the file
 * @param pages number of its pages
 * @param seals number of seals painted on them
 */
public record RenderedPdf(byte[] bytes, int pages, int seals) {}
