package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.ProofCheck;
import kr.ieum.gateway.log.verify.Verdict;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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

    @Test
    void a_copy_holds_every_entry_with_proofs_that_anybody_can_check_and_the_log_commits_to_it() throws Exception {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);
        ApiOfficial auditor = node.program("bae.junseo");
        byte[] copy = auditor.visitor()
                .download(auditor.post("/api/v1/audit/exports")
                        .POST(ApiOfficial.body(Map.of("reason", "정기 점검", "state", "released"))));
        Map<String, byte[]> files = unzipped(copy);

        String manifest = text(files, "manifest.sha256");
        assertThat(files.keySet().stream().filter(name -> !name.equals("manifest.sha256")))
                .allSatisfy(name -> assertThat(manifest)
                        .contains(Digest.sha256(files.get(name)).hex() + "  " + name));
        ProofCheck check = new ProofCheck(
                new Known(List.of(VerifierKey.parse(text(files, "log.vkey").strip()))));
        List<String> lines = text(files, "entries.jsonl").lines().toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            String proofs = JsonMapper.shared().readTree(line).path("proofs").stringValue();
            assertThat(proofs.split(" ")).hasSizeGreaterThan(1);
            for (String name : proofs.split(" ")) {
                assertThat(check.run(files.get(name))).as(name).isInstanceOf(Verdict.Sound.class);
            }
        }
        assertThat(text(files, "entries.csv"))
                .contains(Cases.HEALTHY, "kim.jihyun")
                .doesNotContain("윤정우", APPLICANT);
        assertThat(node.screens("bae.junseo", "ko").get("/audit?state=act").body())
                .contains("감사 사본 내보내기");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
