package kr.ieum.gateway.systems;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.keys.KeySeries.Member;
import kr.ieum.gateway.keys.Revocation;

/**
 * What a node knows of the gateway's keys.
 *
 * @param keys the one that signs first, then the one that follows, then former and revoked ones, the latest first
 * @param readAt when the database said so
 * @param until when another one signs, and the order with it
 */
record KnownGatewayKeys(List<GatewayKey> keys, Instant readAt, Optional<Instant> until) {

    /** Keys as they follow each other: the one that isn't revoked ends the one before it. */
    static KnownGatewayKeys inRow(List<Member> members, Instant now) {
        List<GatewayKey> keys = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            keys.add(key(member, end(member, members.subList(i + 1, members.size()))));
        }
        return of(keys, now, now);
    }

    /** What follows and was revoked before it began took over from nobody. */
    private static Optional<Instant> end(Member member, List<Member> later) {
        Stream<Instant> successors = later.stream()
                .filter(next -> next.revoked()
                        .map(revoked -> revoked.at().isAfter(next.from()))
                        .orElse(true))
                .map(Member::from);
        Stream<Instant> revoked = member.revoked().stream().map(Revocation::at).filter(at -> at.isAfter(member.from()));
        boolean neverSigned = member.revoked()
                .filter(revocation -> !revocation.at().isAfter(member.from()))
                .isPresent();
        return neverSigned
                ? Optional.empty()
                : Stream.concat(successors, revoked).min(Comparator.naturalOrder());
    }

    static GatewayKey key(Member member, Optional<Instant> until) {
        return GatewayKey.of(member.published(), member.key(), member.from(), until, member.revoked());
    }

    static KnownGatewayKeys of(List<GatewayKey> keys, Instant readAt, Instant now) {
        GatewayKey signs = signing(keys, now);
        List<GatewayKey> ordered = new ArrayList<>(keys);
        ordered.sort(Comparator.comparingInt((GatewayKey key) ->
                        key.equals(signs) ? 0 : key.stateAt(now) == GatewayKey.State.ANNOUNCED ? 1 : 2)
                .thenComparing(GatewayKey::from, Comparator.reverseOrder()));
        return new KnownGatewayKeys(List.copyOf(ordered), readAt, signs.until());
    }

    /** The latest that has begun; where this node's clock is so far behind that its secret is gone, the one that follows. */
    private static GatewayKey signing(List<GatewayKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.maySignAt(now))
                .max(Comparator.comparing(GatewayKey::from))
                .or(() -> keys.stream()
                        .filter(key -> key.secret().isPresent())
                        .min(Comparator.comparing(GatewayKey::from)))
                .orElseThrow(() -> new IllegalStateException("none of the keys for answers can sign"));
    }

    boolean isInOrderAt(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }

    Optional<GatewayKey> find(String keyId) {
        return keys.stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    /** Whether another took its place before that moment. */
    boolean isOver(Member member, Instant moment) {
        return keys.stream()
                .filter(key -> key.published().equals(member.published()))
                .flatMap(key -> key.until().stream())
                .anyMatch(until -> !until.isAfter(moment));
    }

    static Member member(List<Member> members, GatewayKey key) {
        return members.stream()
                .filter(member -> member.published().equals(key.published()))
                .findFirst()
                .orElseThrow();
    }

    /** The one that is to follow. */
    static Optional<Member> waiting(List<Member> members, Instant now) {
        return members.stream()
                .filter(member -> member.key().isPresent() && member.from().isAfter(now))
                .findFirst();
    }
}
