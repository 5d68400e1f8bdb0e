/**
 * The AuthZEN Authorization API 1.0 over the engine: evaluations, searches and discovery for other enforcement points. An answer is
 * advice; it asks no case system and no register, writes no intent and discloses nothing (decision 0026).
 */
@NullMarked
package kr.ieum.gateway.web.authzen;

import org.jspecify.annotations.NullMarked;
