/**
 * Trials of mappings: runs one over a file that somebody holds in their hands and shows, record by record, source, mapped value and
 * what was dropped. Whoever calls this shows personal values to the person who brought them, and to nobody else.
 */
@NullMarked
package kr.ieum.schemas.trial;

import org.jspecify.annotations.NullMarked;
