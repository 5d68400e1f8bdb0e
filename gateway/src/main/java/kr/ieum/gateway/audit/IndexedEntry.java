package kr.ieum.gateway.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A leaf as the search finds it; everything in it stands in the published tree, too, but the official's keyed hash.
 *
 * @param agency that asked or acted
 * @param official keyed hash of who looked up, in hexadecimal, where a work record names somebody
 * @param subject the leaf's commitment to the subject
 * @param silent registers that were asked and haven't answered
 * @param told whether any value left
 * @param detail reason of a refusal, name of an act, ground of an erasure; empty for others
 */
record IndexedEntry(
        Position position,
        Instant time,
        String agency,
        EntryState state,
        Optional<String> task,
        Optional<AgreementVersion> agreement,
        Optional<UUID> lookup,
        Optional<String> official,
        Optional<Digest> subject,
        Set<String> silent,
        boolean told,
        String detail) {

    IndexedEntry {
        silent = Set.copyOf(silent);
    }

    /** The same after a register's release leaf. */
    IndexedEntry answered(String register, boolean left) {
        Set<String> rest =
                silent.stream().filter(other -> !other.equals(register)).collect(java.util.stream.Collectors.toSet());
        boolean any = told || left;
        EntryState now =
                !rest.isEmpty() ? EntryState.OUTCOME_UNKNOWN : any ? EntryState.RELEASED : EntryState.NOTHING_LEFT;
        return new IndexedEntry(
                position, time, agency, now, task, agreement, lookup, official, subject, rest, any, detail);
    }
}
