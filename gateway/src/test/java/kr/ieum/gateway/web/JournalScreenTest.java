package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How an operator finds an exchange and sees where its time went. */
@ScreenTest
@Timeout(60)
class JournalScreenTest {

    private static final Pattern OLDER = Pattern.compile("href=\"(/journal\\?[^\"]*after=[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JournalUnderTest.Scripted journal;

    @Test
    void an_exchange_is_found_by_its_id_and_its_steps_tell_where_the_time_went() throws Exception {
        String entry = journal.answered();
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");

        assertThat(operator.get("/journal?id=" + JournalUnderTest.QUERY).body())
                .contains("/journal/" + entry, "응답함", "PARTIAL", "3000000/welfare-case");

        assertThat(operator.get("/journal/" + entry).body())
                .contains(
                        "접수",
                        "판단",
                        "GRANTED",
                        "LATE",
                        "1200.0ms",
                        "/agreements/agr-basic-livelihood-income/3",
                        JournalUnderTest.QUERY.toString())
                .doesNotContain(JournalUnderTest.CASE);
    }

    @Test
    void a_case_is_sought_in_a_body_and_stands_in_no_address() throws Exception {
        String entry = journal.refused();
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");
        operator.get("/journal");

        HttpResponse<String> answer =
                operator.post("/journal/cases", Map.of("agency", "3000000", "number", JournalUnderTest.CASE));

        assertThat(answer.statusCode()).isEqualTo(302);
        URI found = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(found.toString()).doesNotContain(JournalUnderTest.CASE).contains("/journal?case=");
        assertThat(operator.get("/journal?" + found.getQuery()).body()).contains("/journal/" + entry, "거절됨");
        assertThat(operator.get("/journal/" + entry).body())
                .as("the reason in words")
                .contains("CASE_NOT_ACCESSIBLE", "사유");
        HttpResponse<String> empty = operator.post("/journal/cases", Map.of("agency", "3000000", "number", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("사건 번호를 64자 이내로");
    }

    @Test
    void who_holds_a_commitment_finds_the_exchange_and_one_of_no_leaf_finds_nothing() throws Exception {
        String entry = journal.answered();
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");

        assertThat(operator.get("/journal?id=" + JournalUnderTest.COMMITMENT.hex())
                        .body())
                .contains("/journal/" + entry);
        assertThat(operator.get("/journal?id=" + "ab".repeat(32)).body())
                .contains("조건에 맞는 교환이 없습니다")
                .doesNotContain("/journal/" + entry);
    }

    @Test
    void more_than_a_page_is_turned_page_by_page_under_the_same_conditions() throws Exception {
        journal.failed(60);
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");

        String first = operator.get("/journal?agency=1741000&result=failed").body();
        Matcher older = OLDER.matcher(first);
        assertThat(older.find()).isTrue();
        String second = operator.get(older.group(1).replace("&amp;", "&")).body();

        assertThat(rows(first)).isEqualTo(50);
        assertThat(rows(second)).isGreaterThanOrEqualTo(10);
        assertThat(second).contains("처음으로", "LOG_UNAVAILABLE").doesNotContain("welfare-case</code>");
    }

    private static long rows(String page) {
        return Pattern.compile("href=\"/journal/[0-9a-f-]{36}\"")
                .matcher(page)
                .results()
                .count();
    }

    @Test
    void what_can_not_be_understood_is_said_and_an_entry_that_is_not_there_has_a_page_of_its_own() throws Exception {
        TestBrowser operator = new TestBrowser(port).signIn("moon.garam");

        assertThat(operator.get("/journal?id=8502131104958").body()).contains("알 수 없는 조건이 있습니다");
        assertThat(operator.get("/journal?from=yesterday").body()).contains("알 수 없는 조건이 있습니다");
        assertThat(operator.get("/journal?kind=letter").body()).contains("알 수 없는 조건이 있습니다");
        HttpResponse<String> none = operator.get("/journal/0b0e5a52-6a3f-7c1e-9f0e-5d1c9f0a0001");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("그런 교환이 없습니다");
    }
}
