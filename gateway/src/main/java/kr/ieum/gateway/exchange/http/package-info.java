/**
 * Messages over HTTP: a delivery is a POST that its receiver can know again by its {@code Idempotency-Key}. Knows the outbox's contract and
 * nothing of the database.
 */
@NullMarked
package kr.ieum.gateway.exchange.http;

import org.jspecify.annotations.NullMarked;
