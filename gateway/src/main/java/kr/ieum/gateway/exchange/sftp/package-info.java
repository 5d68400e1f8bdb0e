/**
 * Messages that go to a folder of an agency's SFTP server: a file of each delivery and beside it, written before, the signed fields of a
 * queue. Nobody who goes by names finds half of either.
 */
@NullMarked
package kr.ieum.gateway.exchange.sftp;

import org.jspecify.annotations.NullMarked;
