/**
 * R2 가족관계등록부: the simulated family register of the National Court Administration, SOAP 1.1 with Korean element names.
 * It answers with a whole certificate that cannot be narrowed.
 */
@NullMarked
package kr.ieum.simulator.family;

import org.jspecify.annotations.NullMarked;
