/**
 * Topics of an agency's Kafka cluster: one login per cluster, bytes only. What a broker says about its answers' length, and about where its
 * cluster stands, is not believed.
 */
@NullMarked
package kr.ieum.adapters.kafka;

import org.jspecify.annotations.NullMarked;
