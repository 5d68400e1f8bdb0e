/**
 * What an agreement means for whom, found from the document alone: here, how the access of two versions differs. Exact, because the
 * language of conditions is finite; must not know Spring, SQL or Camel.
 */
@NullMarked
package kr.ieum.gateway.agreement.analysis;

import org.jspecify.annotations.NullMarked;
