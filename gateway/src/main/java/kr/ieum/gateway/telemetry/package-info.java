/**
 * What an operator counts: per agency, agreement and register, by Micrometer. No tag and no number of it comes from a value, a subject, a case or
 * an official; every tag is a name out of the configuration or of a closed list.
 */
@NullMarked
package kr.ieum.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
