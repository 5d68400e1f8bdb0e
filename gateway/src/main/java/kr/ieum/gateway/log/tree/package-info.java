/**
 * RFC 6962 hashing: leaf and node hashes, and the frontier from which the root of every append is known without reading
 * the tree again. It knows nothing of what a leaf says or where it is stored.
 */
@NullMarked
package kr.ieum.gateway.log.tree;

import org.jspecify.annotations.NullMarked;
