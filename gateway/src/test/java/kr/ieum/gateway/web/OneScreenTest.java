package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
@Timeout(60)
class OneScreenTest {

    private static final Pattern CELL = Pattern.compile("<td [^>]*>(.*?)</td>", Pattern.DOTALL);
    private static final Pattern SLOT = Pattern.compile("<section[^>]* slot=\"((?:panel-|outcome)[^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    ScriptedLookups lookups;

    TestBrowser browser;

    @BeforeEach
    void signIn() throws Exception {
        browser = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
    }

    @AfterEach
    void openGate() {
        lookups.gate = null;
    }

    @Test
    void theShellComesBeforeAnyRegisterAnswersAndEachPanelAsItsRegisterDoes() throws Exception {
        Semaphore gate = new Semaphore(0);
        lookups.gate = gate;
        String address = browser.addressOf(ScriptedCases.HEALTHY);
        try (InputStream body = browser.postStreaming(address + "/lookup").body()) {
            String shell = readUntil(body, "</template>");
            assertThat(shell).contains("신원과 거주").contains("대장 6곳에 묻고 있습니다");
            assertThat(SLOT.matcher(shell).find()).isFalse();
            gate.release();
            assertThat(readUntil(body, "</section>")).contains("slot=\"panel-welfare\"");
            gate.release();
            assertThat(readUntil(body, "</section>")).contains("slot=\"panel-family\"");
            gate.release(10);
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("slot=\"outcome\"")
                    .endsWith("</html>\n");
        }
    }

    @Test
    void everyPlaceOfTheShellIsFilledOnce() throws Exception {
        String page = browser.lookUp(ScriptedCases.HEALTHY).body();
        List<String> places = Pattern.compile("<slot name=\"((?:panel-|outcome)[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(places).hasSize(7);
        assertThat(filled(page)).containsExactlyInAnyOrderElementsOf(places);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3000000-2026-04-0000001",
                "3000000-2026-04-0000002",
                "3000000-2026-04-0000003",
                "3000000-2026-04-0000004",
                "3000000-2026-04-0000005",
                "3000000-2026-04-0000008",
                "3000000-2026-04-0000009",
                "3000000-2026-04-0000010"
            })
    void whateverHappensNoPlaceStaysPendingAndNoCellIsEmpty(String caseNumber) throws Exception {
        for (String language : List.of("ko", "en")) {
            browser.speaking(language);
            String page = browser.lookUp(caseNumber).body();
            assertThat(filled(page)).hasSize(7).doesNotHaveDuplicates();
            assertThat(page).endsWith("</html>\n");
            Matcher cells = CELL.matcher(page);
            while (cells.find()) {
                String visible = cells.group(1).replaceAll("<[^>]+>", " ").strip();
                assertThat(visible).isNotEmpty();
                assertThat(cells.group(1)).as("a state in words").containsPattern("class=\"state [a-z]+\">[^<]+<");
                assertThat(cells.group(1)).as("an explanation").contains("<details class=\"why\">");
            }
        }
    }

    @Test
    void everyValueSaysItsSourceItsDatesAndItsGround() throws Exception {
        String page = browser.lookUp(ScriptedCases.HEALTHY).body();
        Matcher cells = CELL.matcher(page);
        int values = 0;
        while (cells.find()) {
            if (cells.group(1).contains("class=\"value\"")) {
                values++;
                assertThat(cells.group(1))
                        .contains("공유협약 3판")
                        .contains("국민기초생활 보장법 제22조")
                        .contains("행정규칙 — 법률보다 약한 근거")
                        .contains("출처")
                        .contains("기준일")
                        .contains("조회 시각")
                        .containsPattern("class=\"asof\">2026\\.")
                        .contains("왜 볼 수 있나요?");
            }
        }
        assertThat(values).isGreaterThan(30);
    }

    @Test
    void registersThatDisagreeStandSideBySideWithSourcesDatesAndTheRule() throws Exception {
        for (String language : List.of("ko", "en")) {
            browser.speaking(language);
            String page = browser.lookUp(ScriptedCases.CONFLICT).body();
            Matcher block = Pattern.compile(
                            "<section class=\"conflict\" id=\"conflict-insured-0\".*?</section>", Pattern.DOTALL)
                    .matcher(page);
            assertThat(block.find()).isTrue();
            boolean korean = language.equals("ko");
            assertThat(block.group())
                    .contains(korean ? "대장 간 불일치" : "Registers disagree")
                    .contains(korean ? "고용보험 피보험자격" : "Employment insurance")
                    .contains(korean ? "국민건강보험공단" : "National Health Insurance Service")
                    .contains(korean ? "직장가입자" : "Through workplace")
                    .contains(korean ? "2,410,000원" : "KRW 2,410,000")
                    .contains(korean ? "취업 여부는 고용보험을, 보험료는 건강보험을 따릅니다." : "for the premium only.")
                    .contains(korean ? "있는 그대로" : "as they are");
            assertThat(block.group().split(korean ? "규칙에 따라 우선" : "Holds under the rule", -1))
                    .hasSize(2);
            assertThat(Pattern.compile(korean ? "기준일</dt><dd>2" : "As of</dt><dd>\\d")
                            .matcher(block.group())
                            .results())
                    .hasSize(2);
            assertThat(page.substring(page.indexOf("slot=\"outcome\"")))
                    .contains("href=\"#conflict-insured-0\"")
                    .contains("윤정우");
        }
        assertThat(browser.lookUp(ScriptedCases.HEALTHY).body()).doesNotContain("class=\"conflict");
    }

    @Test
    void aLesserFormIsMarkedAndAPredicateAsksItsQuestion() throws Exception {
        String page = browser.lookUp(ScriptedCases.HEALTHY).body();
        assertThat(page).contains("850230-1******").contains("앞 7자리만").contains("일부 가림");
        assertThat(page).contains("130,000,000원을 넘는가?").contains("아니오");
        assertThat(page).contains("−1,350,000원").contains("28,920,000원").contains("2015년 5월");
        String english = browser.speaking("en").lookUp(ScriptedCases.HEALTHY).body();
        assertThat(english)
                .contains("More than KRW 130,000,000?")
                .contains("May 2015")
                .contains("lang=\"en\"");
    }

    @Test
    void aPartialPageNamesWhatIsMissingAndWhatToDo() throws Exception {
        String page = browser.lookUp(ScriptedCases.PARTIAL).body();
        assertThat(page)
                .contains("대장 3곳의 값이 없습니다")
                .contains("고용보험 피보험자격, 건강보험 자격·보험료, 소득·체납 연계자료")
                .contains("확인하지 못함")
                .contains("2026. 10. 1. 06:00까지 계획 정지")
                .contains("받지 않아도 되는 서류")
                .contains("가족관계증명서");
        String outcome = page.substring(page.indexOf("slot=\"outcome\""));
        assertThat(outcome.substring(0, outcome.indexOf("</section>")))
                .as("a paper whose register is silent is still needed")
                .doesNotContain("소득금액증명");
    }

    @Test
    void aWithheldFieldTellsNothingOfItsCause() throws Exception {
        String page = browser.lookUp(ScriptedCases.PARTIAL).body();
        Matcher cells = CELL.matcher(page);
        boolean found = false;
        while (cells.find()) {
            if (cells.group(1).contains("비제공")) {
                found = true;
                assertThat(cells.group(1))
                        .contains("여러 경우가 같은 문구로")
                        .doesNotContain("agr-bl")
                        .doesNotContain("근거 1")
                        .doesNotContain("WITHHELD")
                        .doesNotContain("기준일");
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void refusalsInTheStreamAreABanner() throws Exception {
        assertThat(browser.lookUp(ScriptedCases.REFUTED).body())
                .contains("조회가 중단되었습니다")
                .contains("신고된 관계가 가족관계등록부와 다릅니다")
                .contains("이 영역의 항목은 묻지 않았습니다");
        assertThat(browser.lookUp(ScriptedCases.DECEASED).body())
                .contains("사망한 것으로 확인")
                .contains("종결하거나 승계");
        assertThat(browser.lookUp(ScriptedCases.LOG_LOST).body()).contains("제공기록을 쓸 수 없어");
    }

    @Test
    void aFaultInTheMiddleGivesAnIncidentNumberAndACompletePage() throws Exception {
        String page = browser.lookUp(ScriptedCases.BREAKS).body();
        assertThat(page)
                .contains("처리 중 오류가 생겼습니다")
                .containsPattern("번호를 알려 주세요: [0-9a-f-]{36}")
                .doesNotContain("scripted bug")
                .doesNotContain("Exception");
    }

    @Test
    void hostileNamesAndValuesStayText() throws Exception {
        String page = browser.lookUp(ScriptedCases.HOSTILE).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} #{login.title}")
                .contains("&quot;&gt;&lt;img src=x")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }

    @Test
    void whenTheBrowserGoesAwayTheLookUpIsInterrupted() throws Exception {
        Semaphore gate = new Semaphore(0);
        lookups.gate = gate;
        int before = lookups.ends.size();
        String address = browser.addressOf(ScriptedCases.HEALTHY);
        HttpResponse<InputStream> answer = browser.postStreaming(address + "/lookup");
        readUntil(answer.body(), "</template>");
        answer.body().close();
        await().until(() -> {
            gate.release();
            return lookups.ends.size() > before;
        });
        assertThat(lookups.ends.getLast()).endsWith("interrupted");
    }

    private static List<String> filled(String page) {
        return SLOT.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String readUntil(InputStream body, String end) throws Exception {
        StringBuilder read = new StringBuilder();
        var bytes = new java.io.ByteArrayOutputStream();
        while (read.indexOf(end) < 0) {
            int next = body.read();
            assertThat(next).as("the answer ended before " + end).isNotNegative();
            bytes.write(next);
            if (next == '>') {
                read.setLength(0);
                read.append(bytes.toString(StandardCharsets.UTF_8));
            }
        }
        return read.toString();
    }
}
