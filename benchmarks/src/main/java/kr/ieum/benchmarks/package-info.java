/**
 * Measures the packaged product from outside, as its users meet it: processes, HTTP, the simulated agencies' control.
 * It prints figures beside their bars; it is no test, and nothing of the product is on its class path.
 */
@NullMarked
package kr.ieum.benchmarks;

import org.jspecify.annotations.NullMarked;
