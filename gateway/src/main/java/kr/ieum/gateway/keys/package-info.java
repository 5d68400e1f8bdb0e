/**
 * Keys of this installation at rest: made once, kept in the database wrapped by the node's master key, handed out for one purpose each.
 * Knows nothing of what they are used for.
 */
@NullMarked
package kr.ieum.gateway.keys;

import org.jspecify.annotations.NullMarked;
