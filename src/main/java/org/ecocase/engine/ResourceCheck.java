package org.ecocase.engine;

import java.util.List;

/** Checks one file of a deployment beyond what holds for every model. */
public interface ResourceCheck {

  /** The name of the file it checks. */
  String file();

  /** What is wrong with it, one Chinese sentence for each; empty when it may be deployed. */
  List<String> findings(byte[] content);
}
