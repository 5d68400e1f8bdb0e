package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a view says of conflicts is strict: each rule is broken once, and told with file, line and remedy. */
class ConflictReaderTest {

    private static final AttributeKey DEATH = new AttributeKey("Person/deathDate");
    private static final AttributeKey STATUS = new AttributeKey("Person/residenceStatus");
    private static final AttributeKey RELATION = new AttributeKey("Family/relationToApplicant");

    private static final String VIEW = """
        format: ieum-view/1
        id: small
        version: 1
        title: {ko: 작은 뷰, en: Small view}
        task: basic-livelihood
        searchBy: [Person/residentNumber]
        deadline: PT2S
        verification:
          deadline: PT0.6S
          checks:
            - {proves: alive, register: resident, attribute: Person/residenceStatus, confirming: {applicant: [RESIDENT]}}
            - {proves: relation, register: family, attribute: Family/relationToApplicant, confirming: {obligor: [FATHER]}}
        panels:
          - id: identity
            title: {ko: 신원, en: Identity}
            register: resident
            items:
              - {attribute: Person/deathDate, for: [applicant]}
              - {attribute: Person/residenceStatus, for: [applicant]}
          - id: family
            title: {ko: 가족, en: Family}
            register: family
            items:
              - {attribute: Person/deathDate, for: [applicant]}
              - {attribute: Family/relationToApplicant, for: [applicant]}
        conflicts:
          - id: death-date
            title: {ko: 사망일, en: Date of death}
            between:
              - {register: family, attribute: Person/deathDate}
              - {register: resident, attribute: Person/deathDate}
            authority: family
            rule: {ko: 가족관계등록부가 우선한다., en: The family register holds.}
          - id: life
            title: {ko: 생존, en: Life}
            between:
              - {register: resident, attribute: Person/residenceStatus}
              - {register: family, attribute: Family/relationToApplicant}
            contradicting:
              - {resident: DECEASED, family: FATHER}
            beside:
              - {register: family, attribute: Person/deathDate}
            authority: resident
            rule: {ko: 주민등록이 우선한다., en: The residents' register holds.}
        """;

    @TempDir
    private Path folder;

    @Test
    void conflicts_are_read_as_they_stand() throws IOException {
        Faults faults = new Faults();
        List<ConflictRule> rules = load(VIEW, faults).getFirst().conflicts();

        assertThat(faults.list()).isEmpty();
        assertThat(rules).extracting(ConflictRule::id).containsExactly("death-date", "life");
        assertThat(rules.getFirst().between())
                .containsExactly(
                        new ConflictRule.Statement("family", DEATH), new ConflictRule.Statement("resident", DEATH));
        assertThat(rules.getLast().contradicting()).containsExactly(new ConflictRule.Pair("DECEASED", "FATHER"));
        assertThat(rules.getLast().beside()).containsExactly(new ConflictRule.Statement("family", DEATH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        V20 | {register: resident, attribute: Person/deathDate} | {register: family, attribute: Person/deathDate}
        V21 | {register: resident, attribute: Person/deathDate} | {register: resident, attribute: Person/shoeSize}
        V21 | {register: resident, attribute: Person/deathDate} | {register: nobody, attribute: Person/deathDate}
        V22 | id: life | id: death-date
        V23 | authority: family | authority: nobody
        V24 | contradicting:\\n      - {resident: DECEASED, family: FATHER}\\n    beside: | beside:
        V24 | authority: family | contradicting: [{family: a, resident: b}]\\n    authority: family
        V25 | family: FATHER} | family: UNCLE}
        Y8  | family: FATHER} | family: FATHER, third: FATHER}
        Y8  | authority: resident | authority: resident\\n    colour: blue
        """)
    void each_rule_is_told_with_its_number_line_and_remedy(String rule, String good, String bad) throws IOException {
        Faults faults = new Faults();
        String broken = VIEW.replace(text(good), text(bad));

        assertThat(broken).isNotEqualTo(VIEW);
        assertThat(load(broken, faults)).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).contains(rule);
        assertThat(faults.list()).allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("views/small.yaml");
            assertThat(fault.line()).isPositive();
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    private List<ViewDefinition> load(String text, Faults faults) throws IOException {
        Files.writeString(folder.resolve("small.yaml"), text);
        return new ViewLoader(
                        Map.of("resident", Set.of(DEATH, STATUS), "family", Set.of(DEATH, RELATION)),
                        Set.of(),
                        Set.of("basic-livelihood"),
                        key -> key.equals(STATUS)
                                ? Set.of("RESIDENT", "DECEASED")
                                : key.equals(RELATION) ? Set.of("FATHER", "NONE") : Set.of(),
                        faults)
                .load(folder);
    }

    private static String text(String line) {
        return line.replace("\\n", "\n");
    }
}
