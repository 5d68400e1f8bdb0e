/**
 * What agency systems exchange through the hub (design §8): queries and messages, decided, logged and signed like anything that leaves. Knows
 * the use cases of the other rooms; no screen, no HTTP request, no session.
 */
@NullMarked
package kr.ieum.gateway.exchange;

import org.jspecify.annotations.NullMarked;
