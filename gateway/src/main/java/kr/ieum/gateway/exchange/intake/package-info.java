/**
 * What is the same of every place in which a system leaves records for the gateway, instead of sending them: each is signed, is accepted once for its
 * key, and what can't be taken is put aside with its cause. The places themselves, queues and folders, stand beside.
 */
@NullMarked
package kr.ieum.gateway.exchange.intake;

import org.jspecify.annotations.NullMarked;
