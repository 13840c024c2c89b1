package org.ecocase.engine.internal.guard;

import java.util.Set;

/** What a model may refer to. */
record Known(
    Set<String> forms,
    Set<String> facts,
    Set<String> roles,
    Set<String> terms,
    Set<String> templates,
    Set<String> policies,
    Set<String> decisions) {}
