/** One reviewed file per register, compiled into a plan that decodes native records and maps any subset of attributes. Knows nothing of transports or grants. */
@NullMarked
package kr.ieum.schemas.mapping;

import org.jspecify.annotations.NullMarked;
