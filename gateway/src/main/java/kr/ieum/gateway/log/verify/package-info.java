/**
 * What anyone checks a log with: its directory, its address, or the proof of one leaf. It reads nothing but what is published, and
 * every refusal names the first position that is wrong and the rule.
 */
@NullMarked
package kr.ieum.gateway.log.verify;

import org.jspecify.annotations.NullMarked;
