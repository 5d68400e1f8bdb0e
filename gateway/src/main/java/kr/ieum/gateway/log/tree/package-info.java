/**
 * RFC 6962 hashing: leaf and node hashes, the frontier from which the root of every append is known without reading
 * the tree again, and proofs of inclusion and consistency. It knows nothing of what a leaf says or where it is stored.
 */
@NullMarked
package kr.ieum.gateway.log.tree;

import org.jspecify.annotations.NullMarked;
