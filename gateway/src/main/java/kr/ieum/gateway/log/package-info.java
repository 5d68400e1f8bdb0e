/**
 * The disclosure log: the append-only record that is durable before any register is asked and any value leaves, with one
 * writer per node and a head that moves by compare-and-swap. It knows leaves, commitments and a few counters, never what
 * an agreement means nor any value.
 */
@NullMarked
package kr.ieum.gateway.log;

import org.jspecify.annotations.NullMarked;
