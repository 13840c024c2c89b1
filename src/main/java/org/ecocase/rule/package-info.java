/**
 * What a rule of procedure answers: permit, or refuse with a reason and its article. Rules that
 * people change stand in tables.
 */
package org.ecocase.rule;
