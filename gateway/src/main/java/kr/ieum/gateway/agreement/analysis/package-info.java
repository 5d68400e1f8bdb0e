/**
 * What agreements mean for whom: who can ever see what, how versions differ, what past decisions would have been, what falls and what
 * nobody uses. Exact, because the language of conditions is finite and the engine answers what is proposed; must not know Spring, SQL or
 * Camel.
 */
@NullMarked
package kr.ieum.gateway.agreement.analysis;

import org.jspecify.annotations.NullMarked;
