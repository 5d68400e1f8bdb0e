/**
 * R4 건강보험 자격·보험료: the simulated register of the National Health Insurance Service, HTTP with XML in UTF-8. It answers with
 * a person's qualification and contributions whole; nothing of diagnosis or treatment is held here.
 */
@NullMarked
package kr.ieum.simulator.insurance;

import org.jspecify.annotations.NullMarked;
