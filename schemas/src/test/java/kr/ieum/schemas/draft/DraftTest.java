package kr.ieum.schemas.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.schemas.mapping.Coverage;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** A draft from what each of the demo's registers really sends, beside the mapping that people wrote for it. */
class DraftTest {

    /** Of the fields that people mapped, how many get an attribute for first candidate that people chose for them. */
    private static final int RECALL = 65;
    /** Of the rows that a draft dares to write for fields that people map, how many fill what people fill from the field. */
    private static final int PRECISION = 80;

    @Test
    void everyDraftLoadsAndRunsOverItsOwnSampleAsItStands() {
        RegisterSamples.all().forEach((id, sample) -> {
            Draft draft = RegisterSamples.draft(id, sample);
            assertThat(draft.open()).as(id + ": what it says itself").isEmpty();
            FileReport report = RegisterSamples.run(draft, sample);
            assertThat(report.read()).as(id + ": records read").isPositive();
            assertThat(report.failed()).as(id + " " + report.problems()).isZero();
            assertThat(report.brokenOff()).as(id).isFalse();
        });
    }

    @Test
    void ofTheFieldsThatPeopleMappedMostGetTheAttributeThatPeopleChose() {
        int mappedByPeople = 0;
        int found = 0;
        for (String id : RegisterSamples.all().keySet()) {
            Map<String, Set<AttributeKey>> byPeople = byPeople(id);
            // a fixed-width sample has no names: its columns are other fields than those of the layout
            if (!id.equals("tax-income")) {
                for (Draft.Field field : RegisterSamples.draft(id).fields()) {
                    Set<AttributeKey> chosen = byPeople.getOrDefault(field.source(), Set.of());
                    mappedByPeople += chosen.isEmpty() ? 0 : 1;
                    found += field.suggestions().stream()
                                    .findFirst()
                                    .map(Suggestion::target)
                                    .or(field::mapped)
                                    .filter(chosen::contains)
                                    .isPresent()
                            ? 1
                            : 0;
                }
            }
        }
        assertThat(mappedByPeople).isGreaterThan(50);
        assertThat(100 * found / mappedByPeople).as("recall in per cent").isGreaterThanOrEqualTo(RECALL);
    }

    @Test
    void ofTheRowsThatADraftDaresToWriteMostAreWhatPeopleWrote() {
        Map<String, String> others = new TreeMap<>();
        int rows = 0;
        for (String id : RegisterSamples.all().keySet()) {
            Map<String, Set<AttributeKey>> byPeople = byPeople(id);
            for (Draft.Field field : RegisterSamples.draft(id).fields()) {
                Optional<AttributeKey> mapped = field.mapped();
                Set<AttributeKey> chosen = byPeople.getOrDefault(field.source(), Set.of());
                // what people left out they left out on purpose: a row for it is a question, not a mistake
                if (mapped.isPresent() && !chosen.isEmpty()) {
                    rows++;
                    if (!chosen.contains(mapped.get())) {
                        others.put(id + " " + field.source(), mapped.get().text());
                    }
                }
            }
        }
        assertThat(rows).isGreaterThan(30);
        assertThat(100 * (rows - others.size()) / rows)
                .as("precision in per cent; others: " + others)
                .isGreaterThanOrEqualTo(PRECISION);
    }

    private static Map<String, Set<AttributeKey>> byPeople(String id) {
        Map<String, Set<AttributeKey>> targets = new LinkedHashMap<>();
        for (Coverage.Row row : Objects.requireNonNull(
                        RegisterSamples.schemas().mappings().get(id))
                .coverage()
                .mapped()) {
            row.sources()
                    .forEach(field -> targets.computeIfAbsent(field, any -> new HashSet<>())
                            .add(row.target()));
        }
        return targets;
    }

    @Test
    void nothingThatMayBeSomebodysStandsInADraft() {
        Pattern personal = Pattern.compile("[0-9]{6,}|[가-힣]{3}(?=[\"<|])|(?<=>)[가-힣]{2,4}(?=<)|[0-9]+(?:호|동)");
        RegisterSamples.all().forEach((id, sample) -> {
            String text = RegisterSamples.draft(id, sample).text();
            String source = new String(
                    sample,
                    id.equals("tax-income") ? java.nio.charset.Charset.forName("MS949") : StandardCharsets.UTF_8);
            Matcher matcher = personal.matcher(source);
            int looked = 0;
            while (matcher.find()) {
                String value = matcher.group();
                boolean isName = text.contains("\"" + value + "\":") || text.contains("\"" + value + "\"   #");
                boolean isOfTheFormat =
                        Set.of("정상", "혼인", "일반", "대상자", "남", "여").contains(value)
                                || value.matches("0+|9+|20260?")
                                || source.contains("<f:" + value + ">");
                if (!isName && !isOfTheFormat) {
                    assertThat(text).as(id).doesNotContain("\"" + value + "\"");
                    looked++;
                }
            }
            assertThat(looked).as(id + ": values looked for").isPositive();
        });
    }

    @Test
    void whatWasSeenIsSaidFieldByFieldWithCandidatesAndReasons() {
        assertThat(RegisterSamples.draft("resident-register").text())
                .contains("format: json", "key: \"rrn\"", "outcome: \"resultCd\"", "found: [\"00\"]")
                .contains("assertedAt: {path: \"stdrDt\", pattern: \"yyyyMMddHHmmss\"}")
                .containsPattern(
                        "\"birthYmd\" +# 1/1; 날짜 yyyyMMdd \\(date\\); 후보 \\(candidates\\) Person/birthDate [0-9]+ %"
                                + " \\[.*출생")
                .contains("reason: \"아직 정하지 않음 (not yet decided)\"")
                .doesNotContain("reviewer");
        assertThat(RegisterSamples.draft("family-register").text())
                .contains("\"\": \"urn:scourt:family:1\"", "자녀[]/성명", "record: \"soap:Envelope/soap:Body/증명서응답/증명서\"");
        assertThat(RegisterSamples.draft("tax-income").text())
                .contains("charset: MS949", "lineLength: 120", "lineEnd: CRLF", "{name: c6, at: 6, length: 13}");
        assertThat(RegisterSamples.draft("welfare-payments").text())
                .contains("format: csv", "trailer: \"합계\"", "notation: grouped");
        assertThat(RegisterSamples.draft("employment-insurance").text())
                .contains("format: key-value", "count: \"GEONSU\"");
        assertThat(RegisterSamples.draft("property").text())
                .contains(
                        "format: jdbc-row",
                        "recordTypes: [\"parcel\", \"owner\", \"structure\"]",
                        "of: [\"structure\"]");
    }

    @Test
    void anEmptyTextIsTakenForUnknownAndTheRegistrarIsAsked() {
        String text = RegisterSamples.draft("sample", """
            rrn,birthYmd,mrtggYn
            9001011000000,20010203,Y
            9002021000000,00000000,N
            9003031000000,,N
            """.getBytes(StandardCharsets.UTF_8))
                .text();
        assertThat(text).contains("empty: {unknown: [\"00000000\", \"\"]}", "빈 값의 뜻을 정할 것");
    }
}
