/**
 * A witness of logs, and how a log asks its witnesses (C2SP tlog-witness): it remembers the largest checkpoint of each log and cosigns
 * only what that one grew into. It knows notes, trees and files, nothing of databases nor of what a leaf says.
 */
@NullMarked
package kr.ieum.gateway.log.witness;

import org.jspecify.annotations.NullMarked;
