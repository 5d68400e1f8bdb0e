package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.view.ViewDefinition.Check;
import kr.ieum.gateway.view.ViewDefinition.Proof;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views are strict: each rule is broken once, and every fault is told with file, line and remedy. */
class ViewLoaderTest {

    private static final AttributeKey NAME = new AttributeKey("Person/name");
    private static final AttributeKey STATUS = new AttributeKey("Person/residenceStatus");

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
            - proves: alive
              register: resident
              attribute: Person/residenceStatus
              confirming: {applicant: [RESIDENT]}
            - proves: relation
              register: resident
              attribute: Person/residenceStatus
              confirming: {obligor: [RESIDENT]}
        panels:
          - id: identity
            title: {ko: 신원, en: Identity}
            register: resident
            items:
              - {attribute: Person/name, for: [applicant, obligor], form: clear}
        """;

    @TempDir
    private Path folder;

    @Test
    void a_view_is_read_as_it_stands() throws IOException {
        Faults faults = new Faults();
        List<ViewDefinition> views = load("small", VIEW, faults);

        assertThat(faults.list()).isEmpty();
        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.panels().getFirst().items().getFirst().attribute()).isEqualTo(NAME);
            assertThat(view.panels().getFirst().items().getFirst().relations())
                    .containsExactly(Relation.APPLICANT, Relation.OBLIGOR);
            assertThat(view.verification().proving(Proof.ALIVE, Relation.APPLICANT))
                    .extracting(Check::confirming)
                    .containsExactly(Map.of(Relation.APPLICANT, Set.of("RESIDENT")));
            assertThat(view.panels(Recipient.OFFICIAL)).isEqualTo(view.panels());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        V2  | format: ieum-view/1             | format: ieum-view/9
        V3  | id: small                       | id: other
        V4  | task: basic-livelihood          | task: fishing
        V5  | register: resident\\n    items   | register: nowhere\\n    items
        V6  | attribute: Person/name          | attribute: Person/shoeSize
        V6  | attribute: Person/name          | attribute: person.name
        V7  | for: [applicant, obligor]       | for: []
        V8  | deadline: PT2S                  | deadline: PT2M
        V8  | deadline: PT2S                  | deadline: -PT1S
        V9  | form: clear                     | form: Clear!
        V10 | confirming: {applicant: [RESIDENT]} | confirming: {applicant: [TENANT]}
        V11 | searchBy: [Person/residentNumber] | searchBy: []
        V12 | proves: alive                   | proves: deceased
        V12 | for: [applicant, obligor]       | for: [applicant, site]
        V13 | form: clear}                    | through: {register: resident, attribute: Person/name, as: Parcel/number}}
        V14 | form: clear}                    | through: {register: resident, attribute: Person/name, as: Person/residentNumber}}\\n      - {attribute: Person/name, for: [applicant]}
        V15 | attribute: Person/name          | attribute: Person/formerResidentNumber
        V15 | deadline: PT2S                  | deadline: PT2S\\nformerNumbers: {register: resident, for: [applicant], within: PT0.5S}
        V8  | deadline: PT2S                  | deadline: PT2S\\nformerNumbers: {register: resident, for: [applicant]}
        Y8  | version: 1                      | version: 1\\ncolour: blue
        Y9  | deadline: PT2S                  | deadline: two seconds
        """)
    void each_rule_is_told_with_its_number_line_and_remedy(String rule, String good, String bad) throws IOException {
        Faults faults = new Faults();
        List<ViewDefinition> views = load("small", VIEW.replace(text(good), text(bad)), faults);

        assertThat(views).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).contains(rule);
        assertThat(faults.list()).allSatisfy(fault -> {
            assertThat(fault.file()).isEqualTo("views/small.yaml");
            assertThat(fault.line()).isPositive();
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @Test
    void a_former_number_is_asked_for_by_name_and_can_never_be_shown() throws IOException {
        Faults faults = new Faults();
        ViewLoader knowing = new ViewLoader(
                Map.of("resident", Set.of(NAME, STATUS, SubjectKey.FORMER_PERSON)),
                Set.of(),
                Set.of("basic-livelihood"),
                key -> key.equals(STATUS) ? Set.of("RESIDENT", "DECEASED") : Set.of(),
                faults);
        String asking = VIEW.replace(
                "verification:", "formerNumbers: {register: resident, for: [obligor], within: PT0.5S}\nverification:");
        Files.writeString(folder.resolve("small.yaml"), asking);

        assertThat(knowing.load(folder))
                .singleElement()
                .satisfies(view -> assertThat(view.formerNumbers())
                        .contains(new ViewDefinition.FormerNumbers(
                                SubjectKey.FORMER_PERSON,
                                "resident",
                                Set.of(Relation.OBLIGOR),
                                Duration.ofMillis(500))));
        assertThat(faults.list()).isEmpty();
        Files.writeString(folder.resolve("small.yaml"), VIEW.replace("Person/name", SubjectKey.FORMER_PERSON.text()));
        assertThat(knowing.load(folder)).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("V15");
    }

    @Test
    void
            where_the_applicant_is_sought_among_others_the_view_names_who_knows_the_numbers_of_before_and_a_panel_of_its_own()
                    throws IOException {
        Faults faults = new Faults();
        ViewLoader seeking = new ViewLoader(
                Map.of("resident", Set.of(NAME, STATUS, SubjectKey.FORMER_PERSON)),
                Set.of(NAME),
                Set.of("basic-livelihood"),
                key -> key.equals(STATUS) ? Set.of("RESIDENT", "DECEASED") : Set.of(),
                faults);
        Files.writeString(folder.resolve("small.yaml"), VIEW);

        assertThat(seeking.load(folder)).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("V16");
        String naming = VIEW.replace(
                "verification:",
                "formerNumbers: {register: resident, for: [applicant], within: PT0.5S}\nverification:");
        Files.writeString(folder.resolve("small.yaml"), naming);
        assertThat(seeking.load(folder))
                .singleElement()
                .satisfies(view ->
                        assertThat(view.panels().getFirst().part()).isEqualTo(RegisterResult.Part.SEEKING_APPLICANT));
        Files.writeString(
                folder.resolve("small.yaml"),
                naming + "      - {attribute: Person/residenceStatus, for: [applicant]}\n");
        assertThat(seeking.load(folder)).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("V16", "V14");
    }

    @Test
    void a_missing_folder_is_a_fault() {
        Faults faults = new Faults();
        loader(faults).load(folder.resolve("nowhere"));

        assertThat(faults.list()).extracting(Fault::rule).containsExactly("V1");
    }

    private List<ViewDefinition> load(String name, String text, Faults faults) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
        return loader(faults).load(folder);
    }

    private static ViewLoader loader(Faults faults) {
        return new ViewLoader(
                Map.of("resident", Set.of(NAME, STATUS)),
                Set.of(),
                Set.of("basic-livelihood"),
                key -> key.equals(STATUS) ? Set.of("RESIDENT", "DECEASED") : Set.of(),
                faults);
    }

    private static String text(String written) {
        return written.replace("\\n", "\n");
    }
}
