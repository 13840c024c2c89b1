package org.ecocase.deadline;

/**
 * One sentence of the reasoning behind a date.
 *
 * @param what what was done, in Chinese
 * @param date the day or moment that came out of it, as ISO text
 * @param article the article it rests on; empty when it rests on none
 */
public record Step(String what, String date, String article) {}
