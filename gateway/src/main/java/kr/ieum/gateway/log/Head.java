package kr.ieum.gateway.log;

import java.util.Optional;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;

/**
 * Where the log stands.
 *
 * @param shard name of the shard
 * @param epoch generation of the log; it changes only when an operator begins the log anew, which fences all old writers
 * @param frontier size and peaks, from which the root follows
 * @param successor the shard that was begun behind this one, which takes no more leaves then
 */
record Head(String shard, long epoch, Frontier frontier, Optional<String> successor) {
    long size() {
        return frontier.size();
    }

    Digest root() {
        return frontier.root();
    }

    Head with(Frontier next) {
        return new Head(shard, epoch, next, successor);
    }
}
