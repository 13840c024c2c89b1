/**
 * Official documents, evidence and case volumes: rendering, numbering and immutable storage.
 *
 * <p>Knows no flow: a document is asked for by the key of its template and a model of plain maps.
 */
@ApplicationModule(
    displayName = "文书",
    allowedDependencies = {"block", "rule"})
package org.ecocase.document;

import org.springframework.modulith.ApplicationModule;
