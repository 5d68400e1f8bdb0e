/** The one hardened JSON reader and writer of the project. Strict about duplicates, size and depth. */
@NullMarked
package kr.ieum.schemas.json;

import org.jspecify.annotations.NullMarked;
