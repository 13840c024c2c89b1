package org.ecocase.execution;

/**
 * How an account stands by its figures.
 *
 * @param paymentState {@code FULL} when nothing is left to pay, otherwise what the clerk stated
 *     about the rest
 * @param surchargeState {@code GROWING} while days without payment add a surcharge or would, {@code
 *     CAPPED} when it has reached its cap, {@code ENDED} when no fine is open that bears one
 */
public record Settlement(String paymentState, String surchargeState) {}
