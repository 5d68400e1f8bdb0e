/**
 * Nonces of signed requests, kept in the database until they can't come back (decision 0036). A request that was taken by one node is refused by
 * every other.
 */
@NullMarked
package kr.ieum.gateway.exchange.nonce;

import org.jspecify.annotations.NullMarked;
