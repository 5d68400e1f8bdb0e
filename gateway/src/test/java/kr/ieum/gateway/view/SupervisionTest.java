package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.cases.CaseSubject;
import kr.ieum.gateway.cases.ConflictOfInterest.Finding;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.oversight.Acts;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate of conflicts of interest: shut whenever it can't tell, and silent about other people's cases. */
class SupervisionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final Databases.Database database = Databases.h2();
    private final DisclosureLog log =
            DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void ones_own_case_is_shut_unless_nobody_in_it_is_near(Finding finding) {
        Optional<Reason> reason = refusal(finding, "kim.jihyun", "3000000");

        assertThat(reason.isPresent()).isEqualTo(finding.closes());
        assertThat(reason)
                .isEqualTo(
                        switch (finding) {
                            case NONE -> Optional.empty();
                            case SELF, RELATIVE, COLLEAGUE -> Optional.of(Reason.CONFLICT_OF_INTEREST);
                            case UNKNOWN -> Optional.of(Reason.CONFLICT_UNVERIFIED);
                        });
    }

    @Test
    void nobody_learns_here_whom_somebody_elses_case_is_about() {
        assertThat(refusal(Finding.SELF, "lee.sua", "3000000")).isEmpty();
        assertThat(refusal(Finding.SELF, "kim.jihyun", "3780000")).isEmpty();
    }

    private Optional<Reason> refusal(Finding finding, String official, String agency) {
        return supervision(finding)
                .refusal(new Requester(agency, "welfare-case", official, Set.of("investigator"), 3), openCase(), TODAY);
    }

    private Supervision supervision(Finding finding) {
        SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
        Pseudonyms pseudonyms = new Pseudonyms(key);
        Seal seal = new Seal(key, new SecureRandom());
        LookupRecords records =
                new LookupRecords(database.dataSource(), log, pseudonyms, seal, id -> "통합조사팀", ZoneId.of("Asia/Seoul"));
        Acts acts = new Acts(log, Clock.systemUTC(), new SecureRandom());
        return new Supervision(
                (who, subjects) -> finding,
                records,
                (task, asking, time) -> {
                    throw new IllegalStateException("a conflict doesn't depend on emergencies");
                },
                new EmergencyChecks(database.dataSource(), acts, pseudonyms, seal, records));
    }

    private static OpenCase openCase() {
        return new OpenCase(
                "3000000-2026-04-0012345",
                "APPLICATION",
                "INVESTIGATION",
                "basic-livelihood",
                "3000000",
                "kim.jihyun",
                Optional.empty(),
                LocalDateTime.of(2026, 11, 20, 10, 0),
                Optional.empty(),
                List.of(new CaseSubject(0, "아무개", SubjectKey.ofPerson("8502301000001"), Relation.APPLICANT)));
    }
}
