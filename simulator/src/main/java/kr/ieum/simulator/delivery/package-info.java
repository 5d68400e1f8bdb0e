/**
 * How agencies deliver files: an SFTP server on loopback with an out-tray, and its ways of misbehaving. Knows nothing of what the files
 * say.
 */
@NullMarked
package kr.ieum.simulator.delivery;

import org.jspecify.annotations.NullMarked;
