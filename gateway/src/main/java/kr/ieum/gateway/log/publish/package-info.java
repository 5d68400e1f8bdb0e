/**
 * Puts the log where anyone can check it: tiles on disk, their root recomputed from the bytes read back, and only then a signed
 * checkpoint. It stands behind the writer, which never waits for it, and knows nothing of how it is served.
 */
@NullMarked
package kr.ieum.gateway.log.publish;

import org.jspecify.annotations.NullMarked;
