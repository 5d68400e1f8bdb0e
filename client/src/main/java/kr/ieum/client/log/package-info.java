/**
 * The proofs of the gateway's disclosure log, checked offline with a pinned key: that a leaf stands in the log, what it says, and what it
 * commits to. It follows C2SP tlog-proof, tlog-checkpoint and signed-note over the hashes of RFC 6962, and asks nobody.
 */
@NullMarked
package kr.ieum.client.log;

import org.jspecify.annotations.NullMarked;
