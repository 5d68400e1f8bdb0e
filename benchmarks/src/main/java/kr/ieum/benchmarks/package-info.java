/**
 * Measures the packaged product from outside, as its users meet it: processes, HTTP, the simulated agencies' control; and compiled
 * mappings beside hand-written ones and other libraries. It prints figures beside their bars; it is no test.
 */
@NullMarked
package kr.ieum.benchmarks;

import org.jspecify.annotations.NullMarked;
