/**
 * Messages that go to and come from a queue of an agency's broker (Artemis). Of a message only the listed properties are read, and no object
 * in it is ever brought to life.
 */
@NullMarked
package kr.ieum.gateway.exchange.jms;

import org.jspecify.annotations.NullMarked;
