/** What agencies' systems receive of events: an inbox each, over HTTP, as SOAP or from a queue, which knows a delivery again. */
@NullMarked
package kr.ieum.simulator.events;

import org.jspecify.annotations.NullMarked;
