/**
 * What flows say about themselves as a whole: the files they open, their stages, roles and starts.
 */
package org.ecocase.flow;
