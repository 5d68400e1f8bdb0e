/**
 * The welfare payments (R8): last night's comma-separated file, which the delivery server holds ready. Knows the file's layout and its
 * ways of being wrong, and nothing of the one that fetches it.
 */
@NullMarked
package kr.ieum.simulator.welfare;

import org.jspecify.annotations.NullMarked;
