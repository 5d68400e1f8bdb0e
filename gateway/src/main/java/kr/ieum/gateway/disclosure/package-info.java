/**
 * Who saw what (design §9): beside each intent leaf the openings of its commitments, under a key of the subject's own, found by
 * keyed hashes that differ from agency to agency. Knows the log and keys, and no value, agreement, view or screen.
 */
@NullMarked
package kr.ieum.gateway.disclosure;

import org.jspecify.annotations.NullMarked;
