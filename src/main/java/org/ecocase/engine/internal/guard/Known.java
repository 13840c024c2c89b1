package org.ecocase.engine.internal.guard;

import java.util.Map;
import java.util.Set;

/**
 * What a model may refer to.
 *
 * @param codes the values of the facts that have a fixed list of them
 */
record Known(
    Set<String> forms,
    Set<String> facts,
    Map<String, Set<String>> codes,
    Set<String> roles,
    Set<String> terms,
    Set<String> templates,
    Set<String> policies,
    Set<String> decisions) {}
