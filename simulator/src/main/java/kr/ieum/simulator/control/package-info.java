/**
 * How tests and the demo steer the simulated agencies: modes, recorded requests, hard rows, canaries and cases, over HTTP with the
 * same key. No agency has such an interface; nothing of ours but tests may call it.
 */
@NullMarked
package kr.ieum.simulator.control;

import org.jspecify.annotations.NullMarked;
