/**
 * What is joined to the federation: registers with their keepers, the systems that supply facts, and where each is reached.
 * Must not know any value of a register.
 */
@NullMarked
package kr.ieum.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
