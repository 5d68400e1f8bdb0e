/**
 * Simulated agencies: real servers on loopback for demo, tests and load, in a process of their own or embedded in a test.
 * Everything about people is synthetic; nothing here is run or endorsed by the agencies named.
 */
@NullMarked
package kr.ieum.simulator;

import org.jspecify.annotations.NullMarked;
