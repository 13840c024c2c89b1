/**
 * What a form is when it is delivered: as its owner wrote it, with what it only names filled in.
 */
package org.ecocase.engine.internal.form;
