/**
 * The only path by which a value leaves: decide, write the intent, fetch with deadlines, map, reduce, release per register.
 * Must not know screens or Camel.
 */
@NullMarked
package kr.ieum.gateway.release;

import org.jspecify.annotations.NullMarked;
