/**
 * R5, the combined ledger of real property (부동산종합공부): a database on loopback with three views. It speaks the PostgreSQL
 * protocol to any driver of that kind; the engine beneath is H2, in memory.
 */
@NullMarked
package kr.ieum.simulator.property;

import org.jspecify.annotations.NullMarked;
