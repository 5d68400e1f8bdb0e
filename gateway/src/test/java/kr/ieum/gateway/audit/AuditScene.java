package kr.ieum.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.gateway.disclosure.Deferral;
import kr.ieum.gateway.disclosure.DeferralStore;
import kr.ieum.gateway.disclosure.Deferrals;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.disclosure.DisclosureStore;
import kr.ieum.gateway.disclosure.Erasures;
import kr.ieum.gateway.disclosure.Intended;
import kr.ieum.gateway.disclosure.LegalHolds;
import kr.ieum.gateway.disclosure.Openings;
import kr.ieum.gateway.disclosure.RecordedDisclosures;
import kr.ieum.gateway.disclosure.SubjectKeys;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Appended;
import kr.ieum.gateway.log.Companion;
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
import kr.ieum.gateway.oversight.LookupBegin;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;

/** A log with look-ups of two agencies, and an auditor before it. */
final class AuditScene implements AutoCloseable {

    static final SubjectKey MOTHER = SubjectKey.ofPerson("8309212000001");
    static final SubjectKey CHILD = SubjectKey.ofPerson("1503024000001");
    static final String HANBIT = "3000000";
    static final String SAEBYEOK = "3780000";
    static final String TAXES = "1210000";
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final SecureRandom RANDOM = new SecureRandom();

    final DisclosureLog log;
    final LogReader reader;
    final LookupRecords records;
    final IndexFollower follower;
    final AuditSearch search;
    final IndicatorWatch watch;

    /** Another node's, which sees the same look-ups. */
    final IndicatorWatch elsewhere;

    final CountedCommits commits;
    final Findings findings;

    /** What the case system says of each case; one that isn't here is gone. */
    final Map<String, IndicatorWatch.CaseFacts.Answer> cases = new HashMap<>();

    /** The numbers that the case system was asked for. */
    final List<String> asked = new ArrayList<>();

    /** What happens while it is asked. */
    Runnable whileAsked = () -> {};

    final Deferrals deferrals;
    final Erasures erasures;
    final Pseudonyms pseudonyms = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
    private final RecordedDisclosures disclosures;
    private Instant now = Instant.parse("2026-11-25T01:00:00Z");
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

    AuditScene(Databases.Database database) {
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        reader = new LogReader(database.dataSource());
        Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"), RANDOM);
        records = new LookupRecords(database.dataSource(), log, pseudonyms, seal, official -> "조사팀", SEOUL);
        DisclosureReferences references = new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"));
        DisclosureStore store = new DisclosureStore(database.dataSource());
        SubjectKeys keys = new SubjectKeys(store, references, new SecretKeySpec(new byte[32], "AES"), clock, RANDOM);
        disclosures = new RecordedDisclosures(keys, references, (one, from) -> false, RANDOM);
        deferrals = new Deferrals(new DeferralStore(database.dataSource()), references, log, clock, SEOUL, RANDOM);
        erasures = new Erasures(
                store,
                keys,
                references,
                new LegalHolds(database.dataSource(), references, log, clock, SEOUL, RANDOM),
                agreement -> Period.ofYears(5),
                log,
                clock,
                SEOUL);
        DisclosedIndex disclosed = new DisclosedIndex(database.dataSource(), references);
        follower = new IndexFollower(database.dataSource(), reader, records, pseudonyms, disclosed);
        commits = new CountedCommits(database.dataSource());
        watch = watch(commits, disclosed, seal);
        elsewhere = watch(database.dataSource(), disclosed, seal);
        findings = new Findings(database.dataSource(), log, records, pseudonyms, seal, clock);
        search = new AuditSearch(
                database.dataSource(),
                follower,
                disclosed,
                records,
                pseudonyms,
                seal,
                log,
                reader,
                agency -> agency.equals(TAXES) ? Set.of("agr-bl-tax") : Set.of(),
                clock,
                SEOUL);
    }

    private IndicatorWatch watch(DataSource database, DisclosedIndex disclosed, Seal seal) {
        return new IndicatorWatch(
                database, disclosed, records, pseudonyms, seal, this::answer, IndicatorRules.STANDARD, clock, SEOUL);
    }

    private IndicatorWatch.CaseFacts.Answer answer(String agency, String number) {
        asked.add(number);
        whileAsked.run();
        return cases.getOrDefault(number, new IndicatorWatch.CaseFacts.Answer.Gone());
    }

    static Official auditor(String agency) {
        return official("bae.junseo", agency, "auditor");
    }

    static Official official(String id, String agency, String role) {
        return new Official(
                id,
                new Localized(id, id),
                agency,
                new Localized("기관", "Agency"),
                new Localized("조사팀", "Team"),
                Official.SCREENS,
                Set.of(role),
                3);
    }

    /** The index reads on, and what is due is looked at, as the timer does. */
    void look() {
        readOn();
        while (watch.look() > 0) {
            // what is due is looked at in portions
        }
    }

    /** The index reads on alone. */
    void readOn() {
        assertThat(log.settle()).isTrue();
        follower.catchUp(Duration.ofSeconds(5));
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    void defer(String caseNumber) {
        Deferrals.Step asked = deferrals.ask(
                HANBIT, caseNumber, now.atZone(SEOUL).toLocalDate().plusDays(9), Deferral.Reason.AUDIT, "park.doyun");
        assertThat(asked).isInstanceOf(Deferrals.Step.Done.class);
        if (asked instanceof Deferrals.Step.Done(Deferral deferral)) {
            assertThat(deferrals.approve(deferral.id(), HANBIT, "bae.junseo")).isInstanceOf(Deferrals.Step.Done.class);
        }
    }

    /** A look-up to which the registers of residents answered, and that of taxes did or didn't. */
    UUID lookUp(Asker asker, String agreement, boolean answered, SubjectKey... subjects) {
        UUID lookup = UUID.randomUUID();
        List<Intended> intents = new ArrayList<>();
        for (SubjectKey subject : subjects) {
            intents.add(intended(lookup, asker, agreement, subject));
        }
        List<Companion> companions = new ArrayList<>(disclosures.beside(intents));
        companions.add(records.begun(begin(lookup, asker)));
        Appended appended = append(intents.stream().map(Intended::leaf).toList(), companions);
        for (int i = 0; i < intents.size(); i++) {
            release(appended, i, "resident-register", Leaf.Outcome.left("Person/birthDate", "year"));
            if (answered) {
                release(appended, i, "tax-income", Leaf.Outcome.stayed("Income/amount", "KNOWN_EMPTY"));
            }
        }
        return lookup;
    }

    /** A look-up that was refused as a whole. */
    UUID refuse(Asker asker, String reason) {
        UUID lookup = UUID.randomUUID();
        append(
                List.of(new Leaf.Refusal(
                        now,
                        lookup,
                        RequestKind.CASE,
                        asker.agency(),
                        "basic-livelihood",
                        reason,
                        Opening.fresh(Purpose.SUBJECT, "", RANDOM).commitment(),
                        Opening.fresh(Purpose.CASE, asker.caseNumber(), RANDOM).commitment(),
                        Opening.fresh(Purpose.OFFICIAL, asker.official(), RANDOM)
                                .commitment())),
                List.of(records.begun(begin(lookup, asker))));
        return lookup;
    }

    /** Who asks, and in which case. */
    record Asker(String agency, String official, String caseNumber) {}

    private void release(Appended appended, int intent, String register, Leaf.Outcome outcome) {
        log.enqueue(new Leaf.Release(
                now,
                appended.position(intent),
                register,
                List.of(outcome),
                Opening.fresh(Purpose.VALUES, "", RANDOM).commitment()));
    }

    private Appended append(List<? extends Leaf> leaves, List<Companion> companions) {
        try {
            return log.append(leaves, companions);
        } catch (CompanionRefused e) {
            throw new AssertionError(e);
        }
    }

    private LookupBegin begin(UUID lookup, Asker asker) {
        return new LookupBegin(
                lookup,
                asker.official(),
                asker.agency(),
                Optional.of(asker.caseNumber()),
                Optional.empty(),
                now,
                "basic-livelihood",
                "basic-livelihood",
                List.of("person"));
    }

    private Intended intended(UUID lookup, Asker asker, String agreement, SubjectKey subject) {
        Openings openings = new Openings(
                Opening.fresh(Purpose.SUBJECT, subject.text(), RANDOM),
                Opening.fresh(Purpose.CASE, asker.caseNumber(), RANDOM),
                Opening.fresh(Purpose.OFFICIAL, asker.official(), RANDOM));
        return new Intended(
                new Leaf.Intent(
                        now,
                        lookup,
                        RequestKind.CASE,
                        asker.agency(),
                        new AgreementVersion(agreement, 3),
                        "basic-livelihood",
                        7,
                        Digest.sha256(),
                        openings.subject().commitment(),
                        openings.caseRef().commitment(),
                        openings.official().commitment(),
                        List.of(
                                new Leaf.Asked("Person/birthDate", "year", "G1", "C3", "resident-register"),
                                new Leaf.Asked("Income/amount", "clear", "G2", "C3", "tax-income"))),
                openings,
                Intended.Relation.APPLICANT,
                subject,
                List.of(subject));
    }

    @Override
    public void close() {
        log.close();
    }
}
