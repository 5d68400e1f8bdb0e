package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasks, registers, agencies, check, comparison, suspension and requests as people meet them. */
@ScreenTest
class FederationScreensTest {

    private static final Pattern EMPTY = Pattern.compile("<(t[dh]|dd|dt)[^>]*>\\s*</\\1>");
    private static final Pattern LOCAL =
            Pattern.compile("href=\"(/(?:agreements|tasks|registers|agencies|model|codes|functions)[^\"?]*)\"");

    @LocalServerPort
    int port;

    TestBrowser owner;

    @BeforeEach
    void signIn() throws Exception {
        owner = new TestBrowser(port).signIn("oh.taeyang");
    }

    @Test
    void aTaskShowsFunctionArticlesPapersAndWhatServesIt() throws Exception {
        assertThat(owner.get("/tasks").body())
                .contains("/tasks/basic-livelihood")
                .contains("/tasks/building-permit");
        assertThat(owner.get("/tasks/basic-livelihood").body())
                .contains("사회복지 &gt; 기초생활보장 &gt; 국민기초생활보장")
                .contains("국민기초생활 보장법 제22조 (법률)")
                .contains("소득금액증명")
                .contains("/agreements/agr-bl-tax/1");
        assertThat(owner.get("/tasks/safe-inheritance").body()).contains("행정규칙");
        assertThat(owner.get("/tasks/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aRegisterShowsKeeperCoverageAndStatusButNoAddressAndNoSecret() throws Exception {
        String page = owner.get("/registers/tax-income").body();
        assertThat(page)
                .contains("/agencies/1210000")
                .contains("sftp-fixed-width")
                .contains("사업자등록번호")
                .contains("어느 이용사무도 사업자등록번호를 필요로 하지 않는다.")
                .contains("이 노드가 시작된 뒤 질의하지 않음")
                .contains("/agreements/agr-bl-tax/1")
                .doesNotContain("secret:")
                .doesNotContain("sftp://")
                .doesNotContain("simulator");
        assertThat(owner.get("/registers").body()).contains("가족관계등록부");
    }

    @Test
    void anAgencyShowsItsClassesAndItsSideOfEachAgreement() throws Exception {
        assertThat(owner.get("/agencies/3000000").body())
                .contains("시·군·구")
                .contains("2026. 1. 1.")
                .contains("복지 사건관리")
                .contains("/agreements/agr-bl-family/1");
        assertThat(owner.get("/agencies/1210000").body()).contains("제공기관").contains("/registers/tax-income");
        assertThat(owner.get("/agencies").body()).contains("1741000");
    }

    @Test
    void everyPageLinksOnlyToPagesThatAreThereAndHasNoBlankCell() throws Exception {
        for (String start : List.of(
                "/agreements",
                "/agreements/agr-bl-tax/1",
                "/agreements/agr-bl-recheck/1",
                "/tasks/basic-livelihood",
                "/registers/tax-income",
                "/agencies/1741000",
                "/model",
                "/model/properties/Person/birthDate",
                "/model/properties/Income/amount",
                "/model/properties/Residence/address",
                "/model/classes",
                "/model/classes/Person",
                "/codes",
                "/codes/legal-district",
                "/codes/legal-district?state=abolished",
                "/functions",
                "/functions?q=F080",
                "/functions/F080-010-10-20-05",
                "/functions/F080-010-10-20-01",
                "/check",
                "/agreements/agr-bl-tax/1/compared/2")) {
            HttpResponse<String> page = owner.get(start);
            assertThat(page.statusCode()).as(start).isEqualTo(200);
            assertThat(EMPTY.matcher(page.body()).find())
                    .as("a blank cell in " + start)
                    .isFalse();
            assertThat(page.body()).as(start).doesNotContain("??");
            Matcher link = LOCAL.matcher(page.body());
            while (link.find()) {
                assertThat(owner.get(link.group(1)).statusCode())
                        .as(start + " leads to " + link.group(1))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatBelongsToTheModelStandsUnderItsTabAndLeadsBackToIt() throws Exception {
        for (String page : List.of("/model", "/model/classes", "/codes", "/functions")) {
            String body = owner.get(page).body();
            assertThat(body).as(page).containsPattern("<a href=\"/model\" aria-current=\"page\"");
            if (!page.equals("/model")) {
                assertThat(body).as(page).containsPattern("<nav class=\"crumbs\"[^>]*><a href=\"/model\">");
            }
        }
    }

    @Test
    void anAttributeSaysWhichConsumersTakeItInTheirOwnFormat() throws Exception {
        assertThat(owner.get("/model/properties/Income/amount").body()).contains("jongno-benefit-file");
        assertThat(owner.get("/model/properties/Residence/address").body()).doesNotContain("jongno-benefit-file");
    }

    @Test
    void aPropertyShowsMeaningFormsAndWhoFillsReleasesAndShowsItButNoValue() throws Exception {
        String page = owner.get("/model/properties/Person/birthDate").body();
        assertThat(page)
                .contains("생년월일")
                .contains("https://ieum.")
                .contains("/Person/birthDate")
                .contains("age-at-least:65")
                .contains("/registers/resident")
                .contains("/model/classes/Person");
        assertThat(owner.get("/model/properties/Income/amount").body())
                .contains("/registers/tax-income")
                .contains("/agreements/agr-bl-tax/1")
                .contains("/tasks/basic-livelihood")
                .contains("국민기초생활 보장법")
                .contains("국민기초생활보장 수급권자 조사");
        assertThat(owner.get("/model/properties/Person/nothing").statusCode()).isEqualTo(404);
        assertThat(owner.get("/model/properties/person/birthdate").statusCode()).isEqualTo(404);
        assertThat(owner.get("/model?q=birthDate").body()).contains("/model/properties/Person/birthDate");
        assertThat(owner.get("/registers/tax-income").body()).contains("/model/properties/Income/amount");
    }

    @Test
    void aPropertyNamesOnlyAgreementsThatItsReaderMayKnow() throws Exception {
        TestBrowser investigator = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(owner.get("/model/properties/Income/amount").body()).contains("/agreements/agr-bl-tax/2");
        assertThat(investigator.get("/model/properties/Income/amount").body())
                .contains("/agreements/agr-bl-tax/1")
                .doesNotContain("/agreements/agr-bl-tax/2");
    }

    @Test
    void aCodeListIsSearchedByDayAndStateAndAnAbolishedCodeShowsItsSuccessor() throws Exception {
        assertThat(owner.get("/codes/legal-district?q=4200000000").body())
                .contains("2023. 6. 10.")
                .contains("/codes/legal-district?q=5100000000")
                .contains("승계 코드가 신고되어 있습니다");
        assertThat(owner.get("/codes/legal-district?q=4200000000&on=2024-01-01").body())
                .contains("조건에 맞는")
                .doesNotContain("5100000000");
        assertThat(owner.get("/codes/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aFunctionIsFoundLevelByLevelWithTasksAndACodeOfAnEarlierVersionLeadsToToday() throws Exception {
        assertThat(owner.get("/functions").body()).contains("/functions/F080").doesNotContain("/functions/F080-010\"");
        assertThat(owner.get("/functions/F080-010-10-20-05").body())
                .contains("/tasks/basic-livelihood")
                .contains("통합조사 (종로구)")
                .contains("민감정보")
                .contains("2023판 F080-010-10-20-01");
        assertThat(owner.get("/functions/F080-010-10-20-01").body())
                .contains("합침")
                .contains("/functions/F080-010-10-20-05");
        assertThat(owner.get("/functions?q=investigation").body()).contains("/functions/F080-010-10-20-05");
    }

    @Test
    void theCheckReadsWhatIsActiveAnewAndNamesFileRuleAndRemedy() throws Exception {
        assertThat(owner.get("/check").body())
                .contains("잘못 없음")
                .contains("A22")
                .contains("is fictional")
                .contains("cite a real article before real use");
    }

    @Test
    void aDraftIsShownAsADraftAndComparedWithTheVersionInForce() throws Exception {
        assertThat(owner.get("/agreements/agr-bl-tax/2").body())
                .contains("이 판은 초안입니다")
                .contains("/agreements/agr-bl-tax/1/compared/2");
        assertThat(owner.get("/agreements/agr-bl-tax/1/compared/2").body())
                .contains("넓어지고 좁아짐")
                .contains("승인기관이 서명해야 합니다")
                .contains("100,000명")
                .contains("80,000명")
                .contains("앞 판:")
                .contains("조건: 사건의 종류가 ‘확인조사’ 외의 것일 것, 그리고 사건의 단계가 ‘조사’ 또는 ‘이의’일 것")
                .doesNotContain("case.stage", "case.kind", "livesWithApplicant");
        String terms = owner.get("/agreements/agr-bl-tax/1/compared/2").body();
        terms = terms.substring(terms.indexOf("<h2 id=\"terms\""), terms.indexOf("<h2 id=\"words\""));
        assertThat(terms)
                .as("what concerns all is told in words")
                .contains("매일 00:00 ~ 24:00")
                .contains("국세청")
                .contains("조사 담당")
                .doesNotContain("MONDAY")
                .doesNotContain("basic-livelihood")
                .doesNotContain("Person/residentNumber");
        TestBrowser investigator = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(investigator.get("/agreements/agr-bl-tax/2").statusCode()).isEqualTo(404);
        assertThat(investigator.get("/agreements/agr-bl-tax/1/compared/2").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theDraftForEmergenciesSaysWhatIsCheckedAfterwardsByWhomAndUntilWhen() throws Exception {
        TestBrowser approver = new TestBrowser(port).signIn("shin.yerin");
        assertThat(approver.get("/agreements/agr-ea-resident/1").body())
                .contains("이 판은 초안입니다")
                .contains("긴급한 경우만: 먼저 제공하고 나중에 확인")
                .contains("나중에 확인할 것: 신청서에 적힌 관계의 확인 · 확인자: 담당 팀장 · 기한: 조회한 때부터 3일")
                .contains("담당 팀장이(가) 조회한 때부터 3일 안에")
                .contains("시스템 복지 사건관리")
                .contains("제공하지 않음")
                .doesNotContain("welfare-case")
                .doesNotContain("form.absent");
        assertThat(approver.speaking("en").get("/agreements/agr-ea-resident/1").body())
                .contains("Emergency only: help first, check afterwards")
                .contains("through welfare case management")
                .contains(
                        "confirmation of the relation stated in the case; by the head of the official’s team, within 3"
                                + " days");
        assertThat(approver.get("/agreements/agr-bl-tax/1").body()).contains("Case: everything is checked beforehand");
    }

    @Test
    void theProviderSuspendsAfterReadingWhatWillHappenAndResumes() throws Exception {
        String address = "/agreements/agr-bl-tax/1";
        assertThat(owner.get(address).body()).contains(address + "/suspend");
        assertThat(owner.get(address + "/suspend").body()).contains("보안 사고").contains("어느 노드에서도");
        assertThat(owner.post(address + "/suspend", Map.of("cause", "")).statusCode())
                .isEqualTo(422);
        assertThat(owner.post(address + "/suspend", Map.of("cause", "remedied")).statusCode())
                .isEqualTo(422);
        assertThat(owner.get(address).body()).contains("시행 중입니다");
        try {
            String suspended = owner.follow(owner.post(address + "/suspend", Map.of("cause", "security-incident")))
                    .body();
            assertThat(suspended).contains("정지되었습니다").contains("보안 사고").contains(address + "/resume");
            TestBrowser investigator = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
            assertThat(investigator
                            .get(investigator.addressOf(ScriptedCases.HEALTHY))
                            .body())
                    .contains("정지된 협약:")
                    .contains("보안 사고")
                    .contains("소득자료관리과");
            assertThat(investigator.lookUp(ScriptedCases.HEALTHY).body()).contains("정지된 협약:");
        } finally {
            owner.post(address + "/resume", Map.of("cause", "remedied"));
        }
        assertThat(owner.get(address).body()).contains("시행 중입니다").contains("잘못을 바로잡음");
    }

    @Test
    void anotherAgencysDataOwnerSuspendsNothing() throws Exception {
        HttpResponse<String> page = owner.get("/agreements/agr-bl-resident/1/suspend");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("협약의 상태를 바꿀 수 없습니다");
        assertThat(owner.get("/agreements/agr-bl-resident/1").body()).doesNotContain("/suspend");
        assertThat(owner.post("/agreements/agr-bl-resident/1/suspend", Map.of("cause", "misuse"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anOfficialAsksForAnAgreementAndSeesTheAnswerOnTheHomePage() throws Exception {
        TestBrowser investigator = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        String form = investigator
                .get("/requests/new?register=tax-income&attribute=NationalTax/arrears")
                .body();
        assertThat(form).contains("조문은 없습니다").contains("국세청").contains("정하는 곳");
        Map<String, String> wanted = Map.of(
                "register", "tax-income",
                "attribute", "NationalTax/arrears",
                "task", "building-permit",
                "need", "LEGALITY",
                "words", "체납이 있으면 허가를 미루고 싶습니다.");
        Map<String, String> personal = new java.util.HashMap<>(wanted);
        personal.put("words", "소유자 850230-1234567 체납");
        HttpResponse<String> refused = investigator.post("/requests", personal);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("요청을 받지 않았습니다");
        HttpResponse<String> kept = investigator.post("/requests", wanted);
        assertThat(kept.statusCode()).isEqualTo(302);
        String address =
                URI.create(kept.headers().firstValue("Location").orElseThrow()).getRawPath();
        assertThat(investigator.get("/").body()).contains(address).contains("아직 답이 없습니다");
        assertThat(investigator.get(address).body()).doesNotContain("이 요청에 답하기");

        assertThat(owner.get("/requests").body()).contains(address).contains("답 기다림");
        assertThat(owner.get(address).body()).contains("이 요청에 답하기").contains("체납이 있으면 허가를 미루고 싶습니다.");
        assertThat(owner.post(address + "/answer", Map.of("answer", "MAYBE")).statusCode())
                .isEqualTo(403);
        assertThat(owner.follow(owner.post(address + "/answer", Map.of("answer", "NO_LEGAL_BASIS")))
                        .body())
                .contains("허용하는 조문이 없음");
        assertThat(owner.post(address + "/answer", Map.of("answer", "ACCEPTED")).statusCode())
                .isEqualTo(403);
        assertThat(investigator.get("/").body()).contains("허용하는 조문이 없음");
        TestBrowser deputy = new TestBrowser(port).signIn(ScriptedCases.DEPUTY);
        assertThat(deputy.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aGrantedFieldLeadsToItsAgreement() throws Exception {
        TestBrowser investigator = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(investigator.lookUp(ScriptedCases.HEALTHY).body())
                .containsPattern("href=\"/agreements/agr-bl-[a-z]+/[0-9]+\"");
    }
}
