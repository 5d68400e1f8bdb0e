package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The workbench as a registrar meets it: a file goes up in parts, a draft or a result comes back, and nothing stays. */
@ScreenTest
class WorkbenchScreenTest {

    private static final Pattern TEXT = Pattern.compile("<textarea[^>]*>([^<]*)</textarea>");
    private static final String SAMPLE = """
        {"rspnsCode":"0000","totalCnt":2,"vhcleList":[
        {"vhcleNo":"11가1111","vhcty":"1","mrtggYn":"Y","frstRegistDe":"2019.03.04","vin":"KMH1"},
        {"vhcleNo":"22나2222","vhcty":"3","mrtggYn":"N","frstRegistDe":"2019.12.04","vin":"KMH2"}]}
        """;

    /** The same with a day that no calendar has. */
    private static final String BROKEN = SAMPLE.replace("2019.12.04", "2019.13.04");

    @LocalServerPort
    int port;

    TestBrowser owner;

    @BeforeEach
    void signIn() throws Exception {
        owner = new TestBrowser(port).signIn("oh.taeyang");
        assertThat(owner.get("/workbench").statusCode()).isEqualTo(200);
    }

    @Test
    void aSampleBecomesADraftWithCandidatesAndNoneOfItsValues() throws Exception {
        HttpResponse<String> drafted = upload(owner, Map.of("act", "draft", "id", "cars"), SAMPLE);
        assertThat(drafted.statusCode()).isEqualTo(200);
        assertThat(drafted.body())
                .contains("Vehicle/number", "Vehicle/registeredDate", "확인하고 정할 것")
                .doesNotContain("11가1111", "KMH1");
        assertThat(drafted.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void theDraftRunsOnTheSameFileAndShowsSourceResultAndErrorsSideBySide() throws Exception {
        Matcher draft = TEXT.matcher(
                upload(owner, Map.of("act", "draft", "id", "cars"), SAMPLE).body());
        assertThat(draft.find()).isTrue();
        String text = draft.group(1)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replace("&gt;", ">");
        HttpResponse<String> ran = upload(owner, Map.of("act", "run", "id", "cars", "text", text), BROKEN);
        assertThat(ran.statusCode()).isEqualTo(200);
        assertThat(ran.body()).contains("11가1111", "2019-03-04", "옮기지 않음 · dropped", "M7");
        assertThat(owner.get("/workbench").body()).doesNotContain("11가1111");
    }

    @Test
    void aMappingInUseRunsOnAFileOfOnesOwn() throws Exception {
        assertThat(upload(owner, Map.of("act", "run", "mapping", "vehicle-register"), BROKEN)
                        .body())
                .contains("Vehicle/class", "CARGO", "실행 결과: 오류 있음");
    }

    @Test
    void whatCantBeReadIsSaidInWordsAndTheTextIsKept() throws Exception {
        HttpResponse<String> broken = upload(owner, Map.of("act", "draft", "id", "cars", "text", "kept"), "{\"a\":");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("표본을 읽을 수 없습니다", "[D4]", ">kept</textarea>");
        HttpResponse<String> none = upload(owner, Map.of("act", "run", "mapping", "vehicle-register"), "");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("표본 파일이 없습니다");
        HttpResponse<String> faulty = upload(owner, Map.of("act", "run", "text", "format: nothing\n"), SAMPLE);
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("[M21]", "실행하지 않았습니다");
    }

    @Test
    void aDraftOfARegisterWithHundredsOfFieldsComesBackAndRuns() throws Exception {
        String text = "# " + "field ".repeat(40_000) + "\nformat: nothing\n";
        HttpResponse<String> ran = upload(owner, Map.of("act", "run", "text", text), SAMPLE);
        assertThat(ran.statusCode()).isEqualTo(422);
        assertThat(ran.body()).contains("[M21]", "field field");
        assertThat(upload(owner, Map.of("act", "run", "text", "field ".repeat(400_000)), SAMPLE)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFormWithoutAFileStaysSmall() throws Exception {
        TestBrowser nobody = new TestBrowser(port);
        assertThat(nobody.send(nobody.request("/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("username=" + "x".repeat(100_000))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(nobody.send(nobody.request("/login")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[] {'a'}))))
                        .statusCode())
                .as("HTTP/2 states no length")
                .isNotEqualTo(413);
    }

    @Test
    void aFileComesInNowhereElseNotFromOthersAndNotWithoutBound() throws Exception {
        assertThat(upload(new TestBrowser(port), Map.of("act", "draft"), SAMPLE).statusCode())
                .isEqualTo(403);
        TestBrowser official = new TestBrowser(port).signIn(ScriptedCases.INVESTIGATOR);
        assertThat(upload(official, Map.of("act", "draft"), SAMPLE).statusCode())
                .isEqualTo(403);
        assertThat(owner.send(parts(owner, "/cases/filter", Map.of(), SAMPLE)).statusCode())
                .isEqualTo(403);
        HttpResponse<String> large = upload(owner, Map.of("act", "draft"), "x".repeat(10 * 1024 * 1024));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("파일이 너무 큽니다");
    }

    private static HttpResponse<String> upload(TestBrowser browser, Map<String, String> form, String file)
            throws Exception {
        return browser.send(parts(browser, "/workbench", form, file));
    }

    /** A form with a file, as browsers send it: the token is a part like the others. */
    private static HttpRequest.Builder parts(TestBrowser browser, String path, Map<String, String> form, String file) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("_csrf", browser.token());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        all.forEach((name, value) -> body.writeBytes(
                ("--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"sample\"; filename=\"a.json\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n" + file + "\r\n--edge--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return browser.request(path)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
