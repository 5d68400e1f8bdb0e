/**
 * The simulated people: families, households, hard rows, the named cast of the demo's cases and the canaries, all from one seed.
 * What each register holds of them is derived here, so that registers agree wherever a case doesn't say otherwise.
 */
@NullMarked
package kr.ieum.simulator.people;

import org.jspecify.annotations.NullMarked;
