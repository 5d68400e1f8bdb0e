/**
 * Bulk (대량 선별): a file of subjects that a system hands in, and a file with one line for each of them that it gets back. Lines are asked as a screening, in
 * batches whose intents are durable before a register is asked, and go on where they stood after any end of a node.
 */
@NullMarked
package kr.ieum.gateway.exchange.bulk;

import org.jspecify.annotations.NullMarked;
