package org.ecocase.engine.internal.release;

import java.time.Instant;

/**
 * A version of a package.
 *
 * @param name of the package
 * @param digest of its content
 * @param shippedDigest of what the product shipped when it was deployed; null if nothing
 * @param title what the owner called the deployment
 * @param by the user who deployed it; null for the product itself
 */
record Release(
    long id,
    String name,
    String deploymentId,
    String digest,
    String shippedDigest,
    String title,
    String by,
    Instant at) {}
