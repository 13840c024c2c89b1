package org.ecocase.replay.internal;

/** Computes a published case's fine again by its discretion standard. */
interface FineCheck {

  ReplayReport.Fine of(PublishedCase published);
}
