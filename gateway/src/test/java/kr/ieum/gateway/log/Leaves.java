package kr.ieum.gateway.log;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;

/** Leaves for tests, as the release room would make them. */
public final class Leaves {
    public static final Instant TIME = Instant.parse("2026-03-02T01:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Leaves() {}

    public static Leaf.Intent intent() {
        return intent(UUID.randomUUID(), TIME, "resident-register");
    }

    public static Leaf.Intent intent(UUID lookup, Instant time, String... registers) {
        return new Leaf.Intent(
                time,
                lookup,
                RequestKind.CASE,
                "agency-hanbit",
                new AgreementVersion("agr-basic-livelihood", 3),
                "basic-livelihood",
                7,
                Digest.sha256(),
                commitment(Commitment.Purpose.SUBJECT),
                commitment(Commitment.Purpose.CASE),
                commitment(Commitment.Purpose.OFFICIAL),
                Arrays.stream(registers)
                        .map(register -> new Leaf.Asked("Person/birthDate", "year", "G1", "C3", register))
                        .toList());
    }

    public static Leaf.Release release(Position intent, String register) {
        return new Leaf.Release(
                TIME.plusMillis(40),
                intent,
                register,
                List.of(Leaf.Outcome.left("Person/birthDate", "year"), Leaf.Outcome.stayed("Person/name", "late")),
                commitment(Commitment.Purpose.VALUES));
    }

    public static Leaf.Refusal refusal(UUID lookup) {
        return new Leaf.Refusal(
                TIME,
                lookup,
                RequestKind.CASE,
                "agency-hanbit",
                "basic-livelihood",
                "case-unverified",
                commitment(Commitment.Purpose.SUBJECT),
                commitment(Commitment.Purpose.CASE),
                commitment(Commitment.Purpose.OFFICIAL));
    }

    public static Leaf.Key key() {
        return new Leaf.Key(TIME, "agency-hanbit", "key-1", "response", "published", Digest.sha256());
    }

    public static Leaf.Erasure erasure() {
        return new Leaf.Erasure(TIME, "agency-hanbit", "end of retention", 3, commitment(Commitment.Purpose.SUBJECT));
    }

    public static Commitment commitment(Commitment.Purpose purpose) {
        return Opening.fresh(purpose, "somebody", RANDOM).commitment();
    }
}
