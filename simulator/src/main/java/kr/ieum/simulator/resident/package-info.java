/**
 * R1 주민등록 전산정보: the simulated resident register of the Ministry of the Interior and Safety, HTTP with JSON in UTF-8.
 * It answers inquiries by resident number, narrowed to the fields asked for, and supplies the list of protection pairs.
 */
@NullMarked
package kr.ieum.simulator.resident;

import org.jspecify.annotations.NullMarked;
