package kr.ieum.benchmarks;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DecisionRecord;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.VolumeReservation;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;

/** One caller of the log: makes leaves as the release path does, fresh salts included, and waits until they are durable. */
final class LogCaller {

    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final int ATTRIBUTES = 8;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    /** About as long as the decision record of one stage of a household's look-up is. */
    private static final String DECISION = "{\"asked\":["
            + String.join(
                    ",",
                    IntStream.range(0, 40)
                            .mapToObj(n -> "{\"attribute\":\"Residence/address" + n
                                    + "\",\"grant\":\"G1\",\"outcome\":\"granted\",\"form\":\"clear\"}")
                            .toList())
            + "]}";

    private final SecureRandom random = new SecureRandom();
    private final String official;

    LogCaller(int number) {
        this.official = "official-" + number;
    }

    /**
     * Appends once and returns when it is durable.
     *
     * @return leaves that were handed over
     */
    int append(DisclosureLog log, LogWay way) throws CompanionRefused {
        return append(log, way.intents(), way.isLookup());
    }

    /**
     * The same, stated by its parts.
     *
     * @param isWhole whether counters, decision record and release leaves go with the intents
     */
    int append(DisclosureLog log, int count, boolean isWhole) throws CompanionRefused {
        Instant now = Instant.now();
        UUID lookup = lookup(now);
        List<Leaf> intents = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            intents.add(intent(lookup, now));
        }
        List<Companion> companions = new ArrayList<>(List.of(PolicyEpoch.expect(0)));
        if (isWhole) {
            companions.add(VolumeReservation.perDay("agr", 1, now, ZONE, NO_LIMIT, 1));
            companions.add(VolumeReservation.perOfficialHour("agr", 1, official, now, ZONE, NO_LIMIT, 1));
            companions.add(new DecisionRecord(lookup, 1, now, 0, Digest.sha256(), DECISION));
        }
        var appended = log.append(intents, companions);
        if (!isWhole) {
            return count;
        }
        List<Leaf.Release> releases = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            releases.add(release(appended.position(n), now));
        }
        log.enqueue(releases, List.of());
        return 2 * count;
    }

    /** In the order of time, as the product numbers its look-ups (decision 0030). */
    private UUID lookup(Instant now) {
        return new UUID(now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000), 1L << 63 | random.nextLong() >>> 2);
    }

    private Leaf.Intent intent(UUID lookup, Instant now) {
        return new Leaf.Intent(
                now,
                lookup,
                RequestKind.CASE,
                "agency-hanbit",
                new AgreementVersion("agr", 1),
                "basic-livelihood",
                0,
                Digest.sha256(),
                commitment(Commitment.Purpose.SUBJECT),
                commitment(Commitment.Purpose.CASE),
                commitment(Commitment.Purpose.OFFICIAL),
                IntStream.range(0, ATTRIBUTES)
                        .mapToObj(
                                n -> new Leaf.Asked("Residence/address" + n, "clear", "G1", "C3", "resident-register"))
                        .toList());
    }

    private Leaf.Release release(Position intent, Instant now) {
        return new Leaf.Release(
                now,
                intent,
                "resident-register",
                IntStream.range(0, ATTRIBUTES)
                        .mapToObj(n -> Leaf.Outcome.left("Residence/address" + n, "clear"))
                        .toList(),
                commitment(Commitment.Purpose.VALUES));
    }

    /** Bytes of one leaf, for the bare loops that write the same without a tree. */
    byte[] bytes() {
        return LeafFormat.encode(intent(UUID.randomUUID(), Instant.now()));
    }

    private Commitment commitment(Commitment.Purpose purpose) {
        return Opening.fresh(purpose, official, random).commitment();
    }
}
