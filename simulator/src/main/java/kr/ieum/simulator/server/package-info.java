/**
 * What every simulated register has in common: an HTTP/1.1 listener on loopback, the ways it can misbehave, and the record of
 * what it was asked. Knows nothing of people or of any register's format.
 */
@NullMarked
package kr.ieum.simulator.server;

import org.jspecify.annotations.NullMarked;
