/** What agencies' systems receive of events: an inbox each, which knows a delivery again. */
@NullMarked
package kr.ieum.simulator.events;

import org.jspecify.annotations.NullMarked;
