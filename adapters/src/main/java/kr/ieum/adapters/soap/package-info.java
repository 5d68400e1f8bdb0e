/**
 * Registers asked over SOAP 1.1. Their answers are fixed: the decoder drops what wasn't permitted while it parses.
 */
@NullMarked
package kr.ieum.adapters.soap;

import org.jspecify.annotations.NullMarked;
