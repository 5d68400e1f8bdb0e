/**
 * What every simulated register has in common: listeners on loopback (HTTP/1.1, SFTP, a message broker), the ways it can misbehave, and the record of
 * what it was asked. Knows nothing of people or of any register's format.
 */
@NullMarked
package kr.ieum.simulator.server;

import org.jspecify.annotations.NullMarked;
