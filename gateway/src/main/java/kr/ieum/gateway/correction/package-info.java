/**
 * Correction tickets (정정 요청): what an official reports as wrong in a field, the keeper's answer, and who must be told.
 * Knows subjects, cases and officials by keyed reference only, and no value at all.
 */
@NullMarked
package kr.ieum.gateway.correction;

import org.jspecify.annotations.NullMarked;
