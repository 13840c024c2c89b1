package org.ecocase.casefile;

import java.util.UUID;

/** What a flow keeps of a case besides its facts and documents may show, such as a calculation. */
public interface DocumentPart {

  /** The name under which templates find it. */
  String name();

  /** Maps, lists, strings, numbers and booleans only; empty when the case has nothing of it. */
  Object of(UUID caseId);
}
