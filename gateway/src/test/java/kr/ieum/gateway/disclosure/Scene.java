package kr.ieum.gateway.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.disclosure.Intended.Relation;
import kr.ieum.gateway.log.Appended;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;

/** A log, its disclosures, and a family that is looked up. */
final class Scene implements AutoCloseable {

    static final SubjectKey MOTHER = SubjectKey.ofPerson("8309212000001");
    static final SubjectKey FATHER = SubjectKey.ofPerson("8502301000001");
    static final SubjectKey CHILD = SubjectKey.ofPerson("1503024000001");
    static final String HANBIT = "3000000";
    static final String SAEBYEOK = "3780000";
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** The version of the agreement whose law has records kept for ten years; the other's five. */
    private static final int LONG_KEPT = 4;

    private static final SecureRandom RANDOM = new SecureRandom();

    final Set<List<SubjectKey>> shields = new HashSet<>();
    final DisclosureLog log;
    final LogReader reader;
    final DisclosureStore store;
    final DeferralStore deferralStore;
    final DisclosureReferences references;
    final SubjectKeys keys;
    final RecordedDisclosures disclosures;
    final OwnDisclosures own;
    final Deferrals deferrals;
    final LegalHolds holds;
    final Erasures erasures;
    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private Instant now = Instant.parse("2026-11-25T01:00:00Z");

    Scene(Databases.Database database) {
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        reader = new LogReader(database.dataSource());
        store = new DisclosureStore(database.dataSource());
        deferralStore = new DeferralStore(database.dataSource());
        references = new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"));
        keys = keys(1);
        disclosures =
                new RecordedDisclosures(keys, references, (one, from) -> shields.contains(List.of(one, from)), RANDOM);
        own = new OwnDisclosures(store, deferralStore, keys, references, reader, clock, SEOUL);
        deferrals = new Deferrals(deferralStore, references, log, clock, SEOUL, RANDOM);
        holds = new LegalHolds(database.dataSource(), references, log, clock, SEOUL, RANDOM);
        erasures = new Erasures(
                store,
                keys,
                references,
                holds,
                agreement -> Period.ofYears(agreement.version() == LONG_KEPT ? 10 : 5),
                log,
                clock,
                SEOUL);
    }

    /** Keys as a node reads them whose master key is this one. */
    SubjectKeys keys(int master) {
        byte[] wrapping = new byte[32];
        wrapping[0] = (byte) master;
        return new SubjectKeys(store, references, new SecretKeySpec(wrapping, "AES"), clock, RANDOM);
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    /** A look-up about these, the first of them the applicant, in which the resident register told a birth year. */
    UUID lookUp(String agency, String caseNumber, SubjectKey... subjects) {
        return lookUp(agency, caseNumber, List.of(subjects), List.of());
    }

    /** The same, of whom some are dead. */
    UUID lookUp(String agency, String caseNumber, List<SubjectKey> subjects, List<SubjectKey> dead) {
        UUID lookup = UUID.randomUUID();
        List<Intended> intents = new ArrayList<>();
        for (SubjectKey subject : subjects) {
            Relation relation = dead.contains(subject)
                    ? Relation.DECEASED
                    : subject.equals(subjects.getFirst()) ? Relation.APPLICANT : Relation.MEMBER;
            intents.add(intended(lookup, agency, caseNumber, subject, relation, subjects));
        }
        try {
            Appended appended = log.append(intents.stream().map(Intended::leaf).toList(), disclosures.beside(intents));
            for (int i = 0; i < intents.size(); i++) {
                log.enqueue(new Leaf.Release(
                        now,
                        appended.position(i),
                        "resident-register",
                        List.of(Leaf.Outcome.left("Person/birthDate", "year")),
                        Opening.fresh(Purpose.VALUES, "", RANDOM).commitment()));
            }
        } catch (CompanionRefused e) {
            throw new AssertionError(e);
        }
        assertThat(log.settle()).isTrue();
        return lookup;
    }

    Intended intended(
            UUID lookup,
            String agency,
            String caseNumber,
            SubjectKey subject,
            Relation relation,
            List<SubjectKey> others) {
        Openings openings = new Openings(
                Opening.fresh(Purpose.SUBJECT, subject.text(), RANDOM),
                Opening.fresh(Purpose.CASE, caseNumber, RANDOM),
                Opening.fresh(Purpose.OFFICIAL, "kim.jihyun", RANDOM));
        return new Intended(
                new Leaf.Intent(
                        now,
                        lookup,
                        RequestKind.CASE,
                        agency,
                        new AgreementVersion("agr-basic-livelihood", agency.equals(SAEBYEOK) ? LONG_KEPT : 3),
                        "basic-livelihood",
                        7,
                        Digest.sha256(),
                        openings.subject().commitment(),
                        openings.caseRef().commitment(),
                        openings.official().commitment(),
                        List.of(new Leaf.Asked("Person/birthDate", "year", "G1", "C3", "resident-register"))),
                openings,
                relation,
                subject,
                others);
    }

    @Override
    public void close() {
        log.close();
    }
}
