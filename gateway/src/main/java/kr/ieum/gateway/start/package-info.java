/**
 * Wiring only: puts the rooms together into one running node, in the right order, and ends it cleanly. It decides nothing,
 * and nobody but {@code command} knows it.
 */
@NullMarked
package kr.ieum.gateway.start;

import org.jspecify.annotations.NullMarked;
