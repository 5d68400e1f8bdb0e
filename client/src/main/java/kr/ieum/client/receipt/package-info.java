/**
 * Receipts that stand alone: what a gateway acknowledged, in a text that anybody verifies with its public key, years later and without it. Written
 * and read by the same code on both sides; knows nothing of HTTP.
 */
@NullMarked
package kr.ieum.client.receipt;

import org.jspecify.annotations.NullMarked;
