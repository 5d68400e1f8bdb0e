/**
 * The employment insurance (R7): a message broker on loopback, and behind its queue the agency that answers requests with text
 * messages of {@code key=value|}. Knows the JMS API as any agency would, and nothing of the one that asks.
 */
@NullMarked
package kr.ieum.simulator.employment;

import org.jspecify.annotations.NullMarked;
