/**
 * Which register's statement an official relied on where two disagreed, and why, recorded with a leaf of the disclosure log.
 * Holds no value: only which look-up, which conflict, which register, on what ground.
 */
@NullMarked
package kr.ieum.gateway.reliance;

import org.jspecify.annotations.NullMarked;
