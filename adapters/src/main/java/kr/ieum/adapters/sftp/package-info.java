/**
 * Registers that deliver a file every night over SFTP: the newest delivery is checked, kept as received in an encrypted spool,
 * and questions are answered from there. The far server is never asked for a single person and never delays an answer.
 */
@NullMarked
package kr.ieum.adapters.sftp;

import org.jspecify.annotations.NullMarked;
