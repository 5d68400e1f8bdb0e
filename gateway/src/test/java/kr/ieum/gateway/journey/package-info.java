/**
 * The whole node over the wire, as an official or his program meets it: real registers, real log, real screens.
 * All classes share one running demo node per JVM.
 */
@NullMarked
package kr.ieum.gateway.journey;

import org.jspecify.annotations.NullMarked;
