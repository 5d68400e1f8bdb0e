/**
 * C2SP tlog-tiles: how the tree's hashes and the leaves' bytes are cut into files that never change, and how they are put on
 * disk so that what has a name is whole. It knows nothing of databases, signatures or what a leaf says.
 */
@NullMarked
package kr.ieum.gateway.log.tile;

import org.jspecify.annotations.NullMarked;
