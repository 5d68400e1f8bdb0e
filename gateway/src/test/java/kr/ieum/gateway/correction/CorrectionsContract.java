package kr.ieum.gateway.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.correction.Corrections.Answered;
import kr.ieum.gateway.correction.Corrections.Counted;
import kr.ieum.gateway.correction.Corrections.Item;
import kr.ieum.gateway.correction.Corrections.NoteFault;
import kr.ieum.gateway.correction.Corrections.Opened;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What reports of errors promise, on every database. */
abstract class CorrectionsContract {

    private static final String WIFE = "830921-2000001".replace("-", "");
    private static final String HUSBAND = "850230-1000001".replace("-", "");
    private static final String TAX = "tax-income";
    private static final Item AMOUNT = new Item(1, "Income/amount", TAX);
    private static final Set<String> OURS = Set.of(TAX);
    private static final Official KIM = official("kim.jihyun", "3000000");
    private static final Official HAN = official("han.seoyeon", "3780000");

    private Databases.Database database;
    private Instant now = Instant.parse("2026-11-25T10:00:00Z");
    private Corrections corrections;
    private final List<Companion> waiting = new ArrayList<>();

    abstract Databases.Database open();

    @BeforeEach
    void openDatabase() {
        database = open();
        corrections = corrections(1);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Corrections corrections(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new TicketedCorrections(
                new CorrectionStore(database.dataSource()),
                new References(new SecretKeySpec(bytes, "HmacSHA256")),
                this::writeWaiting,
                clock);
    }

    private static Official official(String id, String agency) {
        return new Official(
                id,
                new Localized(id, id),
                agency,
                new Localized(agency, agency),
                new Localized("팀", "team"),
                "welfare-case",
                Set.of("investigator"),
                3);
    }

    private static OpenCase family(String number, String... people) {
        List<CaseSubject> subjects = new ArrayList<>();
        for (String person : people) {
            subjects.add(new CaseSubject(
                    subjects.size(),
                    "아무개",
                    SubjectKey.ofPerson(person),
                    subjects.isEmpty() ? Relation.APPLICANT : Relation.BENEFIT_UNIT));
        }
        return new OpenCase(
                number,
                "APPLICATION",
                "INVESTIGATION",
                "basic-livelihood",
                "3000000",
                "kim.jihyun",
                Optional.empty(),
                LocalDateTime.of(2026, 11, 1, 9, 0),
                Optional.empty(),
                subjects);
    }

    private static List<ReleasedField> fields(int subject, FieldState state) {
        return List.of(field(subject, 0, state), field(subject, 1, state));
    }

    private static ReleasedField field(int subject, int entry, FieldState state) {
        return field("Income/amount", subject, entry, state);
    }

    private static ReleasedField field(String attribute, int subject, int entry, FieldState state) {
        return new ReleasedField(
                subject,
                new AttributeKey(attribute),
                entry,
                TAX,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A look-up in which the official is told the wife's income. */
    private UUID told(Official official, OpenCase openCase, int subject) {
        UUID lookup = UUID.randomUUID();
        tell(lookup, openCase, official, fields(subject, FieldState.KNOWN_EMPTY));
        return lookup;
    }

    /** A result that the official handed over and that told the applicant the wife's income. */
    private UUID toldApplicant(Official official, OpenCase openCase, int subject) {
        UUID lookup = UUID.randomUUID();
        tell(lookup, openCase, official, Recipient.APPLICANT_RESULT, fields(subject, FieldState.KNOWN_EMPTY));
        return lookup;
    }

    private void tell(UUID lookup, OpenCase openCase, Official official, List<ReleasedField> fields) {
        tell(lookup, openCase, official, Recipient.OFFICIAL, fields);
    }

    private void tell(
            UUID lookup, OpenCase openCase, Official official, Recipient recipient, List<ReleasedField> fields) {
        Requester requester = new Requester(
                official.agency(), official.system(), official.id(), official.roles(), official.assurance());
        corrections.told(lookup, openCase, requester, recipient, fields).ifPresent(waiting::add);
    }

    /** What the log's writer would do with them a moment later. */
    private void writeWaiting() {
        try (Connection connection = database.dataSource().getConnection()) {
            for (Companion companion : waiting) {
                companion.write(connection);
            }
            waiting.clear();
        } catch (SQLException | CompanionRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID ticket(UUID lookup, Item item, Official official) {
        return ((Opened.Ticketed) corrections.open(official, lookup, item, Fault.DIFFERS, "급여명세와 다름")).ticket();
    }

    @Test
    void whatOneWasToldCanBeReportedAndNothingElse() {
        UUID lookup = told(KIM, family("1", HUSBAND, WIFE), 1);
        assertThat(corrections.wasTold(KIM, lookup, AMOUNT)).isTrue();
        assertThat(corrections.open(HAN, lookup, AMOUNT, Fault.DIFFERS, "")).isEqualTo(new Opened.NotTold());
        assertThat(corrections.open(KIM, UUID.randomUUID(), AMOUNT, Fault.DIFFERS, ""))
                .isEqualTo(new Opened.NotTold());
        assertThat(corrections.open(KIM, lookup, new Item(0, "Income/amount", TAX), Fault.DIFFERS, ""))
                .isEqualTo(new Opened.NotTold());
        assertThat(corrections.open(KIM, lookup, new Item(1, "Income/amount", "resident"), Fault.DIFFERS, ""))
                .isEqualTo(new Opened.NotTold());
        assertThat(corrections.open(KIM, lookup, new Item(1, "Income/year", TAX), Fault.DIFFERS, ""))
                .isEqualTo(new Opened.NotTold());
        assertThat(corrections.open(KIM, lookup, AMOUNT, Fault.DIFFERS, "")).isInstanceOf(Opened.Ticketed.class);
    }

    @Test
    void aRegisterThatAnswersInTwoPartsHasToldSinceTheFirst() {
        UUID lookup = told(KIM, family("1", HUSBAND, WIFE), 1);
        Instant first = now;
        now = now.plusSeconds(1);
        tell(lookup, family("1", HUSBAND, WIFE), KIM, fields(1, FieldState.VALUE));
        ticket(lookup, AMOUNT, KIM);

        assertThat(corrections.ofRegisters(OURS, 10, 0))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.disclosedAt()).isEqualTo(first));
    }

    @Test
    void whatSaidNothingIsNotKeptAndCanNotBeReported() {
        Set<FieldState> saying = EnumSet.of(
                FieldState.VALUE,
                FieldState.REDUCED,
                FieldState.KNOWN_EMPTY,
                FieldState.UNKNOWN,
                FieldState.NOT_APPLICABLE,
                FieldState.UNDETERMINED);
        for (FieldState state : FieldState.values()) {
            UUID lookup = UUID.randomUUID();
            tell(lookup, family("1", HUSBAND, WIFE), KIM, fields(1, state));
            assertThat(corrections.wasTold(KIM, lookup, AMOUNT))
                    .as(state.name())
                    .isEqualTo(saying.contains(state));
        }
    }

    @Test
    void aFieldIsDisputedForEverybodyUntilItsKeeperAnswers() {
        UUID ticket = ticket(told(KIM, family("1", HUSBAND, WIFE), 1), AMOUNT, KIM);
        assertThat(corrections.disputed(family("2", WIFE))).containsExactly(new Item(0, "Income/amount", TAX));
        assertThat(corrections.disputed(family("3", HUSBAND))).isEmpty();
        assertThat(corrections.answer(ticket, OURS, TicketState.CORRECTED, "정정함"))
                .isEqualTo(new Answered.Done());
        assertThat(corrections.disputed(family("2", WIFE))).isEmpty();
    }

    @Test
    void onlyTheKeeperOfTheRegisterSeesAndAnswersAndOnlyOnce() {
        UUID ticket = ticket(told(KIM, family("1", HUSBAND, WIFE), 1), AMOUNT, KIM);
        assertThat(corrections.find(ticket, Set.of("resident"))).isEmpty();
        assertThat(corrections.answer(ticket, Set.of("resident"), TicketState.CORRECTED, ""))
                .isEqualTo(new Answered.Unknown());
        assertThat(corrections.ofRegisters(Set.of(), 10, 0)).isEmpty();
        assertThat(corrections.count(OURS)).isEqualTo(new Counted(1, 1));
        assertThat(corrections.answer(ticket, OURS, TicketState.NOT_OURS, "")).isEqualTo(new Answered.Done());
        assertThat(corrections.answer(ticket, OURS, TicketState.CORRECTED, "")).isEqualTo(new Answered.Already());
        assertThat(corrections.ofRegisters(OURS, 10, 0))
                .extracting(Ticket::state, Ticket::note)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(TicketState.NOT_OURS, "급여명세와 다름"));
        assertThat(corrections.count(OURS)).isEqualTo(new Counted(1, 0));
    }

    @Test
    void earlierRecipientsAreToldOfTheReportAndOfItsAnswer() {
        UUID seen = told(HAN, family("9", WIFE), 0);
        writeWaiting();
        now = now.plusSeconds(60);
        UUID ticket = ticket(told(KIM, family("1", HUSBAND, WIFE), 1), AMOUNT, KIM);
        assertThat(corrections.notices(HAN, List.of("8", "9")))
                .extracting(n -> n.ticket().state(), RecipientNotice::lookup, RecipientNotice::caseNumber)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(TicketState.OPEN, seen, Optional.of("9")));
        assertThat(corrections.notices(HAN, List.of()).getFirst().caseNumber())
                .as("a case that is no longer one's own is not named")
                .isEmpty();
        assertThat(corrections.notices(official("lee.sua", "3000000"), List.of()))
                .as("who wasn't told needn't know")
                .isEmpty();
        now = now.plusSeconds(60);
        corrections.answer(ticket, OURS, TicketState.CONFIRMED, "원천징수 자료와 일치");
        assertThat(corrections.notices(HAN, List.of()).getFirst().ticket().answer())
                .isEqualTo("원천징수 자료와 일치");
        now = now.plusSeconds(60);
        told(official("lee.sua", "3000000"), family("9", WIFE), 0);
        writeWaiting();
        assertThat(corrections.notices(official("lee.sua", "3000000"), List.of()))
                .as("who looked after the answer has seen it")
                .isEmpty();
        now = now.plus(TicketedCorrections.ANSWER_SHOWN).plusSeconds(1);
        assertThat(corrections.notices(HAN, List.of())).isEmpty();
    }

    @Test
    void anApplicantIsToldByItemAndDayAndWhoHandedTheResultOverHasToTellThem() {
        OpenCase handedOver = family("9", WIFE);
        UUID result = toldApplicant(HAN, handedOver, 0);
        writeWaiting();
        assertThat(corrections.wasTold(HAN, result, new Item(0, "Income/amount", TAX)))
                .as("what the applicant is told, the official isn't")
                .isFalse();
        Instant toldAt = now;
        now = now.plusSeconds(60);
        Instant reportedAt = now;
        UUID ticket = ticket(told(KIM, family("1", HUSBAND, WIFE), 1), AMOUNT, KIM);
        now = now.plusSeconds(60);
        corrections.answer(ticket, OURS, TicketState.CORRECTED, "정정함");

        assertThat(corrections.ofApplicant("3780000", handedOver))
                .containsExactly(new ApplicantNotice(
                        "Income/amount", TAX, TicketState.CORRECTED, toldAt, reportedAt, Optional.of(now)));
        assertThat(corrections.ofApplicant("3780000", family("9", HUSBAND, WIFE)))
                .as("another applicant of the same case was told nothing")
                .isEmpty();
        assertThat(corrections.ofApplicant("3780000", family("8", WIFE))).isEmpty();
        assertThat(corrections.notices(HAN, List.of("9")))
                .extracting(RecipientNotice::toApplicant, RecipientNotice::lookup, RecipientNotice::caseNumber)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(true, result, Optional.of("9")));
        Official successor = official("yoon.haru", "3780000");
        assertThat(corrections.notices(successor, List.of("9")))
                .as("whose case it is now has to tell them too")
                .extracting(RecipientNotice::toApplicant)
                .containsExactly(true);
        assertThat(corrections.notices(successor, List.of("8"))).isEmpty();

        now = now.plusSeconds(60);
        toldApplicant(successor, handedOver, 0);
        writeWaiting();
        assertThat(corrections.notices(HAN, List.of("9")))
                .as("the applicant has opened the result again, which said it")
                .isEmpty();
        assertThat(corrections.ofApplicant("3780000", handedOver)).hasSize(1);
    }

    @Test
    void whoWasToldSomethingElseOfTheSameRegisterIsNotConcerned() {
        UUID lookup = UUID.randomUUID();
        tell(lookup, family("9", WIFE), HAN, List.of(field("Income/year", 0, 0, FieldState.VALUE)));
        writeWaiting();
        ticket(told(KIM, family("1", HUSBAND, WIFE), 1), AMOUNT, KIM);

        assertThat(corrections.notices(HAN, List.of("9"))).isEmpty();
    }

    @Test
    void whoWasToldSeveralTimesIsRemindedOfTheLatest() {
        told(HAN, family("9", WIFE), 0);
        now = now.plusSeconds(60);
        UUID latest = told(HAN, family("9", WIFE), 0);
        writeWaiting();
        ticket(told(KIM, family("1", HUSBAND, WIFE), 1), AMOUNT, KIM);

        assertThat(corrections.notices(HAN, List.of("9")))
                .extracting(RecipientNotice::lookup)
                .containsExactly(latest);
    }

    @Test
    void whoWasToldWhatIsForgottenAfterTheRetentionPeriod() {
        UUID lookup = told(KIM, family("1", HUSBAND, WIFE), 1);
        writeWaiting();
        now = now.plus(TicketedCorrections.RETENTION).plusSeconds(1);
        corrections = corrections(1);
        assertThat(corrections.wasTold(KIM, lookup, AMOUNT)).isFalse();
    }

    @Test
    void aNoteHoldsNoResidentNumberInAnySpellingAndIsShort() {
        UUID lookup = told(KIM, family("1", HUSBAND, WIFE), 1);
        for (String named :
                List.of("8309212000001 아님", "830921-2000001", "830921 - 2******", "８３０９２１－２０００００１", "830921 2000001")) {
            assertThat(corrections.open(KIM, lookup, AMOUNT, Fault.DIFFERS, named))
                    .as(named)
                    .isEqualTo(new Opened.BadNote(NoteFault.RESIDENT_NUMBER));
        }
        assertThat(corrections.open(KIM, lookup, AMOUNT, Fault.DIFFERS, "가".repeat(201)))
                .isEqualTo(new Opened.BadNote(NoteFault.TOO_LONG));
        assertThat(corrections.open(KIM, lookup, AMOUNT, Fault.DIFFERS, "가\u0007"))
                .isEqualTo(new Opened.BadNote(NoteFault.CONTROL_CHARACTERS));
        assertThat(corrections.open(KIM, lookup, AMOUNT, Fault.DIFFERS, "2026-10-30 퇴사, 확인서 3부"))
                .isInstanceOf(Opened.Ticketed.class);
        assertThat(corrections.count(OURS).all()).isEqualTo(1);
    }

    @Test
    void theTablesNameNobodyAndWithoutTheKeyNobodyCanBeTried() {
        UUID lookup = told(KIM, family("3000000-2026-04-0000001", HUSBAND, WIFE), 1);
        ticket(lookup, AMOUNT, KIM);
        StringBuilder kept = new StringBuilder();
        for (String table : List.of("disclosed_items", "correction_ticket")) {
            JdbcClient.create(database.dataSource())
                    .sql("SELECT * FROM " + table)
                    .query((row, n) -> {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            Object value = row.getObject(i);
                            kept.append(
                                            value instanceof byte[] bytes
                                                    ? HexFormat.of().formatHex(bytes)
                                                    : value)
                                    .append(' ');
                        }
                        return n;
                    })
                    .list();
        }
        assertThat(kept.toString())
                .contains(lookup.toString())
                .doesNotContain(WIFE)
                .doesNotContain("kim.jihyun")
                .doesNotContain("3000000-2026");
        assertThat(corrections(2).wasTold(KIM, lookup, AMOUNT)).isFalse();
        assertThat(corrections(2).disputed(family("2", WIFE))).isEmpty();
    }

    @Test
    void whatWasToldBeforeRowsWerePutTogetherIsStillKnownAfterTheUpgrade() {
        FluentConfiguration migrations = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .cleanDisabled(false);
        migrations.load().clean();
        migrations.target("60").load().migrate();
        byte[] key = new byte[32];
        key[0] = 1;
        References references = new References(new SecretKeySpec(key, "HmacSHA256"));
        UUID lookup = UUID.randomUUID();
        for (String attribute : List.of("Income/year", "Income/amount")) {
            JdbcClient.create(database.dataSource())
                    .sql("INSERT INTO disclosed_item VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            lookup,
                            attribute,
                            TAX,
                            references.subject(SubjectKey.ofPerson(WIFE)).bytes(),
                            references.caseFile("3000000", "1").bytes(),
                            references.official(KIM.id()).bytes(),
                            "3000000",
                            now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        migrations.target(MigrationVersion.LATEST).load().migrate();

        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT COUNT(*) FROM disclosed_items")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(corrections.wasTold(KIM, lookup, AMOUNT)).isTrue();
        assertThat(corrections.wasTold(KIM, lookup, new Item(1, "Income/year", TAX)))
                .isTrue();
        assertThat(corrections.wasTold(KIM, lookup, new Item(1, "Income/kind", TAX)))
                .isFalse();
    }
}
