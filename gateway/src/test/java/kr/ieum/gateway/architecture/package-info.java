/**
 * The rules of the house as tests: who may know whom, what stands where, how sources look.
 * Every rule here is one that a reviewer would otherwise have to remember.
 */
@NullMarked
package kr.ieum.gateway.architecture;

import org.jspecify.annotations.NullMarked;
