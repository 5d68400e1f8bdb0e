/**
 * What a delivery says of itself wherever it isn't an HTTP request: in a queue, a topic, a folder. The same signed fields everywhere, so that
 * whoever receives verifies them in one way.
 */
@NullMarked
package kr.ieum.gateway.exchange.queue;

import org.jspecify.annotations.NullMarked;
