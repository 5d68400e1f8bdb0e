package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScreenTest
class AgreementScreensTest {

    private static final Path AGREEMENTS =
            Path.of(System.getProperty("ieum.root", "..")).resolve("config/agreements");

    @LocalServerPort
    int port;

    TestBrowser owner;

    @BeforeEach
    void signIn() throws Exception {
        owner = new TestBrowser(port).signIn("oh.taeyang");
    }

    @Test
    void everyAgreementIsListedWithStatePartiesTaskTermAndItsWeakestBasis() throws Exception {
        String list = owner.get("/agreements").body();
        assertThat(list)
                .contains("국민기초생활보장 통합조사를 위한 소득 정보 공유협약")
                .contains("시행 중")
                .contains("href=\"/agencies/1210000\"")
                .contains("시·군·구")
                .contains("href=\"/tasks/basic-livelihood\"")
                .contains("2026. 1. 1. ~ 2027. 12. 31.")
                .contains("시연용 가상 조문");
        assertThat(list).doesNotContainPattern("<t[dh][^>]*></t[dh]>");
    }

    @Test
    void aSearchNarrowsTheListAndSaysWhenNothingMatches() throws Exception {
        assertThat(owner.get("/agreements?q=agr-bl-tax").body())
                .contains("/agreements/agr-bl-tax/1")
                .doesNotContain("/agreements/agr-bl-family/1");
        assertThat(owner.get("/agreements?q=zzz").body()).contains("조건에 맞는 것이 없습니다");
        assertThat(owner.get("/agreements?state=suspended&q=agr-bl-tax").body()).contains("조건에 맞는 것이 없습니다");
    }

    @Test
    void aVersionShowsEveryGrantWithFormBasisAndCondition() throws Exception {
        assertThat(owner.get("/agreements/agr-bl-tax/1").body())
                .contains("Income/yearTotal")
                .contains("130,000,000원 초과")
                .contains("「국세기본법」 제81조의13")
                .contains("사건의 단계가 ‘조사’ 또는 ‘이의’일 것")
                .contains("하루 100,000명, 오늘 0명 사용")
                .contains("주민등록번호의 이용")
                .contains("소득자료관리과")
                .contains("sha-256:");
    }

    @Test
    void theTestsInsideAreRunNowAndEachSaysItsResult() throws Exception {
        String page = owner.get("/agreements/agr-bl-tax/1").body();
        assertThat(page).contains("부양의무자는 예·아니오뿐이다").contains("결코 제공하거나 알려 주지 않음");
        assertThat(page.split("맞음", -1)).hasSizeGreaterThan(6);
        assertThat(page).doesNotContain(">틀림<");
    }

    @Test
    void theExactBytesCanBeDownloaded() throws Exception {
        HttpResponse<String> file = owner.get("/agreements/agr-bl-tax/1/file");
        assertThat(file.body()).isEqualTo(Files.readString(AGREEMENTS.resolve("agr-bl-tax.yaml")));
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"agr-bl-tax-1.yaml\"");
    }

    @Test
    void theSameVersionCanBeDownloadedAsOdrlWhichSaysThatNobodyExecutesIt() throws Exception {
        assertThat(owner.get("/agreements/agr-bl-tax/1").body())
                .contains("href=\"/api/v1/agreements/agr-bl-tax/1/odrl\"")
                .contains("집행되는 것은 위의 원문뿐입니다");
        HttpResponse<String> odrl = owner.get("/api/v1/agreements/agr-bl-tax/1/odrl");
        assertThat(odrl.headers().firstValue("Content-Type")).hasValue("application/ld+json");
        assertThat(odrl.body()).contains("\"uid\" : \"urn:ieum:agreement:agr-bl-tax:1\"");
        assertThat(new TestBrowser(port).get("/schemas/odrl-profile.jsonld").body())
                .contains("https://ieum.example/model/agreement/1.0/");
    }

    @Test
    void anOfficialReadsWhatConcernsThemAndTheRestIsAsIfItWereNotThere() throws Exception {
        TestBrowser investigator = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(investigator.get("/agreements/agr-bl-tax/1").statusCode()).isEqualTo(200);
        HttpResponse<String> none = investigator.get("/agreements/agr-nowhere/1");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("없는 협약이거나 관련이 없는 협약입니다");
        assertThat(owner.get("/agreements/agr-bl-tax/99999999").statusCode()).isEqualTo(404);
        assertThat(owner.get("/agreements/agr-bl-tax/9/file").statusCode()).isEqualTo(404);
    }

    @Test
    void theSamePagesSpeakEnglish() throws Exception {
        TestBrowser english = new TestBrowser(port).speaking("en").signIn("shin.yerin");
        assertThat(english.get("/agreements").body())
                .contains("Sharing of income data")
                .contains("In force");
        assertThat(english.get("/agreements/agr-bl-tax/1").body())
                .contains("Tests inside, run now")
                .contains("Framework Act on National Taxes art. 81-13");
    }
}
