package kr.ieum.gateway.agreement.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.request.AgreementRequests.Filed;
import kr.ieum.gateway.agreement.request.AgreementRequests.Person;
import kr.ieum.gateway.agreement.request.AgreementRequests.Problem;
import kr.ieum.gateway.agreement.request.AgreementRequests.Wanted;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What requests for agreements promise, on every database. */
abstract class AgreementRequestStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-02T03:04:05.678Z");
    private static final Person INVESTIGATOR = new Person("kim.jihyun", "3000000", false, false, false);
    private static final Person COLLEAGUE = new Person("lee.sua", "3000000", false, false, false);
    private static final Person OWNER = new Person("oh.taeyang", "1210000", true, true, false);
    private static final Person OTHER_OWNER = new Person("somebody", "Z000001", true, true, false);
    private static final Person APPROVER = new Person("shin.yerin", "1741000", true, false, true);
    private static final Wanted ARREARS =
            new Wanted("building-permit", "tax-income", "NationalTax/arrears", "LEGALITY", "체납이 있으면 허가를 미루고 싶습니다.");

    private Databases.Database database;
    private AgreementRequests requests;

    abstract Databases.Database open();

    @BeforeEach
    void openStore() {
        database = open();
        requests = over(new AgreementRequestStore(database.dataSource()));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static AgreementRequests over(AgreementRequestStore store) {
        return new AgreementRequests(store, DemoParties.references(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private UUID filed() {
        return requests.file(ARREARS, INVESTIGATOR) instanceof Filed.Kept(UUID id) ? id : UUID.randomUUID();
    }

    private Filed filed(String words) {
        return requests.file(
                new Wanted(ARREARS.task(), ARREARS.register(), ARREARS.attribute(), ARREARS.need(), words),
                INVESTIGATOR);
    }

    @Test
    void aRequestIsKeptAsItWasMadeAndNamesTheKeeper() {
        UUID id = filed();
        AgreementRequests again = over(new AgreementRequestStore(database.reopen()));
        assertThat(again.of(INVESTIGATOR)).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo(id);
            assertThat(request.at()).isEqualTo(NOW);
            assertThat(request.keeper()).isEqualTo("1210000");
            assertThat(request.need()).isEqualTo(Need.LEGALITY);
            assertThat(request.words()).isEqualTo(ARREARS.words());
            assertThat(request.state()).isEqualTo(RequestState.OPEN);
            assertThat(request.answer()).isEmpty();
        });
    }

    @Test
    void administratorsSeeAllRequestsAndOthersTheirOwn() {
        UUID id = filed();
        assertThat(requests.visibleTo(OWNER)).hasSize(1);
        assertThat(requests.visibleTo(COLLEAGUE)).isEmpty();
        assertThat(requests.find(id, COLLEAGUE)).isEmpty();
        assertThat(requests.find(id, INVESTIGATOR)).isPresent();
    }

    @Test
    void theKeepersDataOwnerOrAnApproverAnswersAndNobodyElse() {
        UUID id = filed();
        assertThat(requests.answer(id, Optional.empty(), INVESTIGATOR)).isFalse();
        assertThat(requests.answer(id, Optional.empty(), OTHER_OWNER)).isFalse();
        assertThat(requests.answer(id, Optional.of(Refusal.NO_LEGAL_BASIS), OWNER))
                .isTrue();
        assertThat(requests.find(id, INVESTIGATOR).orElseThrow().answer())
                .hasValue(
                        new AgreementRequest.Answer(NOW, "oh.taeyang", "1210000", Optional.of(Refusal.NO_LEGAL_BASIS)));
        assertThat(requests.answer(filed(), Optional.empty(), APPROVER)).isTrue();
    }

    @Test
    void aRequestIsAnsweredOnceAlsoWhenTwoAnswerTogether() throws Exception {
        UUID id = filed();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> work = List.of(
                    () -> requests.answer(id, Optional.empty(), OWNER),
                    () -> requests.answer(id, Optional.of(Refusal.NOT_NECESSARY), APPROVER));
            int answered = 0;
            for (Future<Boolean> one : both.invokeAll(work)) {
                answered += one.get() ? 1 : 0;
            }
            assertThat(answered).isEqualTo(1);
        }
        assertThat(requests.answer(id, Optional.empty(), APPROVER)).isFalse();
    }

    @Test
    void wordsThatMayTellOfAPersonAreRefusedAndNothingIsKept() {
        for (String words : List.of("신청인 850230-1234567 때문", "전화 010-1234-5678", "접수번호 3000000-2026-04-0012345", " ")) {
            assertThat(filed(words)).isEqualTo(new Filed.Not(Problem.WORDS));
        }
        assertThat(requests.visibleTo(OWNER)).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNotAskedFor() {
        assertThat(requests.file(
                        new Wanted("no-task", "tax-income", "NationalTax/arrears", "LEGALITY", "까닭"), INVESTIGATOR))
                .isEqualTo(new Filed.Not(Problem.UNKNOWN));
        assertThat(requests.file(
                        new Wanted("building-permit", "nowhere", "NationalTax/arrears", "LEGALITY", "까닭"),
                        INVESTIGATOR))
                .isEqualTo(new Filed.Not(Problem.UNKNOWN));
        assertThat(requests.file(
                        new Wanted("building-permit", "tax-income", "Made/up", "LEGALITY", "까닭"), INVESTIGATOR))
                .isEqualTo(new Filed.Not(Problem.UNKNOWN));
        assertThat(requests.file(
                        new Wanted("building-permit", "tax-income", "NationalTax/arrears", "WISH", "까닭"), INVESTIGATOR))
                .isEqualTo(new Filed.Not(Problem.UNKNOWN));
    }

    @Test
    void anOfficialHasABoundedNumberOfOpenRequests() {
        for (int i = 0; i < AgreementRequests.MOST_OPEN; i++) {
            assertThat(filed("까닭")).isInstanceOf(Filed.Kept.class);
        }
        assertThat(filed("까닭")).isEqualTo(new Filed.Not(Problem.TOO_MANY));
        requests.answer(requests.of(INVESTIGATOR).getFirst().id(), Optional.empty(), APPROVER);
        assertThat(filed("까닭")).isInstanceOf(Filed.Kept.class);
    }
}
