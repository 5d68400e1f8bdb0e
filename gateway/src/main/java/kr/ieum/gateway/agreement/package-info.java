/**
 * Sharing agreements: the document, its strict loading, its versions and their life cycle.
 * Who may see which attribute, in which form, about whom, for which task and on which legal basis stands here and nowhere else.
 */
@NullMarked
package kr.ieum.gateway.agreement;

import org.jspecify.annotations.NullMarked;
