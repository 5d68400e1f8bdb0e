/**
 * Alerts to whoever operates the gateway: too many exchanges that fail, messages that wait too long, deliveries that were put aside. Told once when
 * raised and once when cleared, by mail and webhook; holds numbers alone, nothing of what was exchanged.
 */
@NullMarked
package kr.ieum.gateway.exchange.alert;

import org.jspecify.annotations.NullMarked;
