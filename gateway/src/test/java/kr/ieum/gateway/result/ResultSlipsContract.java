package kr.ieum.gateway.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What slips promise, on every database. */
abstract class ResultSlipsContract {

    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final String NUMBER = "3000000-2026-07-0000101";
    private static final Requester JEONG =
            new Requester("3000000", "civil-affairs", "jeong.haeun", Set.of("civil-affairs-officer"), 3);

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtomicReference<OpenCase> inTheCaseSystem = new AtomicReference<>(openCase("7806032000000"));
    private Databases.Database database;
    private DisclosureLog log;
    private ResultSlips slips;

    abstract Databases.Database open();

    @BeforeEach
    void openSlips() {
        database = open();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        slips = new ResultSlips(
                database.dataSource(),
                log,
                new OneCase(),
                new SecretKeySpec(new byte[32], "HmacSHA256"),
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return time.get();
                    }
                },
                new SecureRandom());
    }

    @AfterEach
    void closeAll() {
        log.close();
        database.close();
    }

    @Test
    void a_slip_opens_its_case_until_its_openings_are_used_up() {
        SlipCode code = issue();

        for (int i = 0; i < Slips.OPENINGS; i++) {
            assertThat(slips.open(NUMBER, code))
                    .hasValueSatisfying(slip -> assertThat(slip.official()).isEqualTo("jeong.haeun"));
        }
        assertThat(slips.open(NUMBER, code)).isEmpty();
    }

    @Test
    void it_opens_no_other_case_and_another_code_opens_nothing() {
        SlipCode code = issue();

        assertThat(slips.open("3000000-2026-07-0000102", code)).isEmpty();
        assertThat(slips.open(NUMBER, SlipCode.fresh(new SecureRandom()))).isEmpty();
    }

    @Test
    void it_expires_and_the_next_one_voids_it() {
        SlipCode first = issue();
        time.set(NOW.plus(Duration.ofMinutes(1)));
        SlipCode second = issue();

        assertThat(slips.open(NUMBER, first)).isEmpty();
        assertThat(slips.open(NUMBER, second)).isPresent();
        time.set(NOW.plus(Duration.ofMinutes(1)).plus(ResultSlips.VALIDITY));
        assertThat(slips.open(NUMBER, second)).isEmpty();
        assertThat(slips.standing("3000000", NUMBER).orElseThrow().isOpen(time.get()))
                .isFalse();
    }

    @Test
    void it_is_bound_to_the_applicant_of_that_time() {
        SlipCode code = issue();
        inTheCaseSystem.set(openCase("5502241000000"));

        assertThat(slips.open(NUMBER, code)).isEmpty();
    }

    @Test
    void issuing_stands_in_the_log_and_the_code_is_nowhere() throws SQLException {
        SlipCode code = issue();

        assertThat(new LogReader(database.dataSource()).list(0, 10))
                .extracting(entry -> entry.leaf())
                .singleElement()
                .isInstanceOfSatisfying(
                        Leaf.Admin.class, leaf -> assertThat(leaf.action()).isEqualTo("result-slip-issued"));
        try (Connection connection = database.dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT * FROM result_slip")) {
            assertThat(row.next()).isTrue();
            String everything = IntStream.rangeClosed(1, row.getMetaData().getColumnCount())
                    .mapToObj(i -> column(row, i))
                    .toList()
                    .toString();
            assertThat(everything)
                    .doesNotContain(code.text(), code.grouped(), NUMBER, "7806032000000")
                    .contains("jeong.haeun");
        }
    }

    @Test
    void of_a_result_only_that_a_register_has_answered_is_kept() {
        Slip slip = slips.open(NUMBER, issue()).orElseThrow();
        slips.answered(slip, "tax-income");
        time.set(NOW.plusSeconds(60));
        slips.answered(slip, "tax-income");

        Standing standing = slips.standing("3000000", NUMBER).orElseThrow();
        assertThat(standing.answered()).containsOnlyKeys("tax-income").containsValue(NOW.plusSeconds(60));
        assertThat(standing.openings()).isEqualTo(Slips.OPENINGS - 1);
        assertThat(slips.standing("3780000", NUMBER)).isEmpty();
    }

    @Test
    void many_at_once_get_no_more_than_its_openings() {
        SlipCode code = issue();

        long opened = IntStream.range(0, 40)
                .parallel()
                .filter(i -> slips.open(NUMBER, code).isPresent())
                .count();

        assertThat(opened).isEqualTo(Slips.OPENINGS);
    }

    @Test
    void a_code_is_read_as_people_write_it() {
        SlipCode code = SlipCode.read("K7QM-2XPA-90RD").orElseThrow();

        assertThat(SlipCode.read(" k7qm 2xpa 9ord ").orElseThrow().text()).isEqualTo(code.text());
        assertThat(SlipCode.read("K7QM-2XPA-90R")).isEmpty();
        assertThat(SlipCode.read("K7QM-2XPA-90RU")).isEmpty();
        assertThat(SlipCode.read("")).isEmpty();
        assertThat(code.toString()).doesNotContain("K7QM");
    }

    private SlipCode issue() {
        return slips.issue(JEONG, "safe-inheritance", inTheCaseSystem.get()).code();
    }

    private static String column(ResultSet row, int i) {
        try {
            Object value = row.getObject(i);
            return value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : String.valueOf(value);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenCase openCase(String applicant) {
        return new OpenCase(
                NUMBER,
                "APPLICATION",
                "INVESTIGATION",
                "safe-inheritance",
                "3000000",
                "jeong.haeun",
                Optional.empty(),
                LocalDateTime.of(2026, 11, 20, 10, 0),
                Optional.empty(),
                List.of(new CaseSubject(0, "민가온", SubjectKey.ofPerson(applicant), Relation.APPLICANT)));
    }

    private final class OneCase implements CaseSystem {
        @Override
        public CaseAnswer find(String agency, String caseNumber) {
            return caseNumber.equals(NUMBER)
                    ? new CaseAnswer.Found(List.of(inTheCaseSystem.get()))
                    : new CaseAnswer.None();
        }

        @Override
        public CaseAnswer assignedTo(String agency, String official) {
            return new CaseAnswer.Found(List.of(inTheCaseSystem.get()));
        }

        @Override
        public boolean reassign(String agency, String caseNumber, String official, String approvedBy) {
            return false;
        }
    }
}
