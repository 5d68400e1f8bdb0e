/**
 * How a register is reached: the Camel-free contract that the gateway calls, and one package per transport beneath it.
 * Knows the schemas and nothing of who asks or why.
 */
@NullMarked
package kr.ieum.adapters;

import org.jspecify.annotations.NullMarked;
