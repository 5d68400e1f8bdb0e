/**
 * Where simulated people live: the shared list of legal districts and, on it, administrative districts with a few roads each.
 * Administrative codes outside Jongno-gu are for the demo only.
 */
@NullMarked
package kr.ieum.simulator.place;

import org.jspecify.annotations.NullMarked;
