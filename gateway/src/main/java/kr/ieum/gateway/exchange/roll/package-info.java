/**
 * Whom agencies' systems hold on their rolls, by keyed hash: the affiliation check before anybody is told of an event (design P10). It knows
 * neither agreements nor messages.
 */
@NullMarked
package kr.ieum.gateway.exchange.roll;

import org.jspecify.annotations.NullMarked;
