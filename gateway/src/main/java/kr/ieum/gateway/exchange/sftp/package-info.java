/**
 * Messages that go to a folder of an agency's SFTP server, and records that come from one: a file of each and beside it, with the signed fields of a
 * queue, its signature. What the server says of a folder is not believed: a name is one path segment, a size a bound, and a file is whole when its digest says so.
 */
@NullMarked
package kr.ieum.gateway.exchange.sftp;

import org.jspecify.annotations.NullMarked;
