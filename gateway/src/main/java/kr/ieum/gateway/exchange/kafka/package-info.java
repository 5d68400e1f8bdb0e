/**
 * Messages that go to a topic, and records that come from one, of an agency's Kafka cluster, with the signed fields of a queue as headers and a key that tells nothing. What a
 * cluster is and what it may claim, the transport knows.
 */
@NullMarked
package kr.ieum.gateway.exchange.kafka;

import org.jspecify.annotations.NullMarked;
