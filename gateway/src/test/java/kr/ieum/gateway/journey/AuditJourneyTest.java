package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.junit.jupiter.api.Test;

/** The auditor of the demo finds what was looked up, by whom and in which case, and no value of it. */
@OnTheDemoNode
class AuditJourneyTest {

    private static final String APPLICANT = "8502131104958";

    private final DemoNode node;

    AuditJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void a_look_up_is_found_at_once_by_task_and_by_who_made_it_without_a_value() {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);
        ScreenOfficial auditor = node.screens("bae.junseo", "ko");

        String page = auditor.get("/audit?task=basic-livelihood&state=released").body();
        assertThat(page).contains("김지현", Cases.HEALTHY, "제공됨").doesNotContain("윤정우", APPLICANT.substring(0, 6));
        Answer entry = auditor.get(
                page.substring(page.indexOf("/audit/entries/"), page.indexOf('"', page.indexOf("/audit/entries/"))));
        assertThat(entry.body()).contains("국민기초생활 보장법", "제공됨").doesNotContain("윤정우", APPLICANT.substring(0, 6));

        Answer found =
                auditor.post("/audit/searches", Map.of("kind", "official", "named", "kim.jihyun", "reason", "정기 점검"));
        assertThat(found.body()).contains("김지현", Cases.HEALTHY, "이 검색은 제공기록에 남았습니다");
    }

    @Test
    void a_search_for_a_person_finds_their_look_ups_and_its_number_is_in_no_address_page_or_line_of_a_log() {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);
        ScreenOfficial auditor = node.screens("bae.junseo", "ko");
        auditor.get("/audit");

        Answer found = auditor.post("/audit/searches", Map.of("kind", "person", "named", APPLICANT, "reason", "민원 확인"));

        assertThat(found.body()).contains(Cases.HEALTHY).doesNotContain(APPLICANT);
        assertThat(found.question()).startsWith("GET /audit/searches/").doesNotContain(APPLICANT);
        assertThat(node.operatorsLog()).noneMatch(line -> line.contains(APPLICANT));
    }
}
