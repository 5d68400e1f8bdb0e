/**
 * The journal: of every exchange when it came, what became of it and where the time went, for whoever operates the gateway (decision 0039).
 * Metadata alone, written behind the exchange; the disclosure log stays the truth about what left. Must not know screens or HTTP requests.
 */
@NullMarked
package kr.ieum.gateway.exchange.journal;

import org.jspecify.annotations.NullMarked;
