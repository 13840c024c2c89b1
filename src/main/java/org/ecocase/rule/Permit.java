package org.ecocase.rule;

/** The act is allowed. */
public enum Permit implements Verdict {
  INSTANCE
}
