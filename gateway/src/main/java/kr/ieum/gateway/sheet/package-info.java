/**
 * Evidence sheets (열람·확인서): the signed record of exactly what a look-up released, and whether a sheet that somebody holds is one.
 * Keeps a code's hash, a digest, a time and agreement versions; what a sheet says stands on the sheet alone.
 */
@NullMarked
package kr.ieum.gateway.sheet;

import org.jspecify.annotations.NullMarked;
