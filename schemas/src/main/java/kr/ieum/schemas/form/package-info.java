/** Forms in which an attribute may be released, their order per datatype, and the reduction of a value to a form. Knows nothing of agreements. */
@NullMarked
package kr.ieum.schemas.form;

import org.jspecify.annotations.NullMarked;
