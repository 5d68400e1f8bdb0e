/** The shared reference model: attributes, their datatypes, typed values and code lists. Knows nobody who asks for them. */
@NullMarked
package kr.ieum.schemas.model;

import org.jspecify.annotations.NullMarked;
