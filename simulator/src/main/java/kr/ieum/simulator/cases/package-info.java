/**
 * The case system of the cities and districts (새올-like), HTTP with JSON and Korean names. It tells who may work on which case, at
 * which stage, about whom; tests change a case through control.
 */
@NullMarked
package kr.ieum.simulator.cases;

import org.jspecify.annotations.NullMarked;
