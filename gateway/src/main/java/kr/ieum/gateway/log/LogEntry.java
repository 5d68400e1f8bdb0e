package kr.ieum.gateway.log;

import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A leaf as it stands in the log.
 *
 * @param position where
 * @param hash its RFC 6962 leaf hash
 * @param leaf what it says
 */
public record LogEntry(Position position, Digest hash, Leaf leaf) {}
