/** Tasks of use (이용사무) and the business functions they belong to: the purpose of every request. Knows nothing of agreements. */
@NullMarked
package kr.ieum.schemas.task;

import org.jspecify.annotations.NullMarked;
