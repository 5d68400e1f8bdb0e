/**
 * Messages: records that agencies' systems hand in, accepted once for each idempotency key, and handed on from an outbox in the database to
 * whom today's agreements name. Must not know screens, HTTP requests or Camel, and never decides by itself what leaves.
 */
@NullMarked
package kr.ieum.gateway.exchange.message;

import org.jspecify.annotations.NullMarked;
