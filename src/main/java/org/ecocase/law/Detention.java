package org.ecocase.law;

/**
 * An act for which the police may detain.
 *
 * @param act the act
 * @param old the former article, or empty
 * @param successor the article in force
 * @param days how long
 * @param trust how far it was verified
 */
public record Detention(String act, String old, String successor, String days, String trust) {}
