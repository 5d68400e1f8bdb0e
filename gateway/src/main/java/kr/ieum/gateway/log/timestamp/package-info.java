/**
 * Timestamps of authorities outside (RFC 3161): what is asked for, what is believed, and an authority of the demo's own. It knows neither
 * database nor log: it stamps bytes.
 */
@NullMarked
package kr.ieum.gateway.log.timestamp;

import org.jspecify.annotations.NullMarked;
