/** The case file: facts, submissions, stage; from a clue's receipt to the archive. */
package org.ecocase.casefile;
