package kr.ieum.schemas.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of use and the tree of business functions (design §2, §5). */
class TaskRulesTest {

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void copy() {
        federation = TestFederation.in(folder);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "T1 | ieum-task/1 | ieum-task/2",
                "T1 | id: count-things | id: other",
                "T2 | function: F1-1-1-1-1 | function: F1-1-1-1",
                "T2 | function: F1-1-1-1-1 | function: F9",
                "T4 | [Thing/name] | [Thing/nickname]",
                "T4 | 'minimumItems: [Thing/name]' | 'minimumItems: []'",
                "T6 | 'function:' | 'validFrom: 2020-01-02\nvalidTo: 2020-01-01\nfunction:'",
                "T7 | 'function:' | 'validFrom: 2007-12-31\nfunction:'",
                "T8 | [Thing/name] | '[Thing/name, Thing/name]'",
                "Y8 | replaces: | replaced:",
                "Y9 | kind: statute | kind: custom",
            })
    void eachRuleOfTasksIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation
                        .replace("tasks/count-things.yaml", text, by.replace("\\n", "\n"))
                        .faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void aTaskWithoutAGoverningArticleIsRefused() {
        federation.replace(
                "tasks/count-things.yaml",
                "articles:\n  - {kind: statute, act: {ko: 시험법, en: Test Act}, article: 제1조}\n",
                "articles: []\n");
        assertThat(federation.faults()).extracting(Fault::rule).containsExactly("T3");
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B1 | F1-1,policy-area,나 | F1-1,policy-area,",
                "B2 | F1-1-1,large | F1-1,large",
                "B3 | policy-area | policy-zone",
                "B4 | F1-1-1,2008 | F1,2008",
                "B4 | policy-field,가,one,, | policy-field,가,one,F9,",
                "B4 | policy-area,나,two,F1, | policy-area,나,two,,",
                "B5 | one,,2008-01-01 | one,,2008-01-32",
                "B7 | one,,2008-01-01, | one,,2008-01-01,2007-01-01",
                "B8 | two,F1,2008-01-01 | two,F1,2007-12-31",
                "B8 | 'one,,2008-01-01,' | 'one,,2008-01-01,2020-12-31'",
                "B10 | F1-1-1-1-1,small | f1 1,small",
                "C1 | code,level | level,code",
            })
    void eachRuleOfTheFunctionTreeIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation.replace("functions/tree.csv", text, by).faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    private static final String TREE = """
        code,level,name_ko,name_en,parent,valid_from,valid_to,agency,sensitivity
        F1,policy-field,가,one,,2008-01-01,,,sensitive
        F1-1,policy-area,나,two,F1,2008-01-01,,,
        F1-1-1,large,다,three,F1-1,2008-01-01,,,
        F1-1-1-1,middle,라,four,F1-1-1,2008-01-01,,,
        F1-1-1-1-1,small,마,five,F1-1-1-1,2008-01-01,,,personal
        F1-1-1-1-1-1,unit-task,바,six,F1-1-1-1-1,2008-01-01,,3000000,
        """;

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B6 | ,3000000, | ,,",
                "B6 | ,3000000, | ,300,",
                "B6 | five,F1-1-1-1,2008-01-01,, | five,F1-1-1-1,2008-01-01,,3000000",
                "B4 | six,F1-1-1-1-1 | six,F1-1-1-1",
                "B9 | personal | confidential",
                "T9 | personal | internal",
                "T2 | F1-1-1-1-1,small | F1-1-1-1-9,small",
            })
    void unitTasksBelongToOneAgencyAndFunctionsTellADefaultSensitivity(String rule, String text, String by) {
        assertThat(federation
                        .write("functions/tree.csv", TREE.replace(text, by))
                        .faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void sensitivityComesFromTheNearestFunctionAboveThatSaysIt() {
        BusinessFunctions functions =
                federation.write("functions/tree.csv", TREE).load(new Faults()).functions();
        assertThat(federation.faults()).isEmpty();
        assertThat(functions.defaultSensitivity("F1-1-1")).contains(Property.Sensitivity.SENSITIVE);
        assertThat(functions.defaultSensitivity("F1-1-1-1-1-1")).contains(Property.Sensitivity.PERSONAL);
        assertThat(functions.defaultSensitivity("F9")).isEmpty();
        assertThat(functions.children("F1-1-1-1-1"))
                .extracting(BusinessFunction::code)
                .containsExactly("F1-1-1-1-1-1");
        assertThat(functions.find("F1-1-1-1-1-1").flatMap(BusinessFunction::agency))
                .contains("3000000");
    }

    private static final String EARLIER = """
        code,level,name_ko,name_en,parent,valid_from,valid_to
        F1,policy-field,가,one,,2000-01-01,
        F1-1,policy-area,나,two,F1,2000-01-01,
        F1-1-1,large,옛,old,F1-1,2000-01-01,
        F1-1-2,large,헌,worn,F1-1,2000-01-01,
        F1-1-3,large,끝,end,F1-1,2000-01-01,
        F1-1-4,large,둘,two things,F1-1,2000-01-01,
        F1-1-5,large,새,new,F1-1,2000-01-01,
        F0,policy-field,가,one,,2000-01-01,
        """;

    private static final String WALK = """
        code,kind,target,note
        F1,same,F1,
        F1-1,same,F1-1,
        F1-1-1,merged,F1-1-1,
        F1-1-2,merged,F1-1-1,
        F1-1-3,ended,,끝났음
        F1-1-4,split,F1-1-1-1,
        F1-1-4,split,F1-1-1-1-1,
        F1-1-5,renamed,F1-1-1,
        F0,moved,F1,
        """;

    @Test
    void aCrossWalkSaysOfEveryCodeOfTheEarlierVersionWhatBecameOfIt() throws Exception {
        BusinessFunctions functions = crossWalk(WALK).load(new Faults()).functions();
        assertThat(federation.faults()).isEmpty();
        assertThat(functions.formerly("F1-1-5").flatMap(CrossWalk.Step::target)).contains("F1-1-1");
        assertThat(functions.formerly("F1-1-4").orElseThrow().targets()).containsExactly("F1-1-1-1", "F1-1-1-1-1");
        assertThat(functions.formerly("F1-1-4").flatMap(CrossWalk.Step::target)).isEmpty();
        assertThat(functions.formerly("F1-1-3").orElseThrow().targets()).isEmpty();
        assertThat(functions.formerly("F1")).isEmpty();
        assertThat(functions.formerly("F9")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "B11 | F0,moved | F7,moved",
                "B12 | 'F1-1-5,renamed,F1-1-1,\n' | ''",
                "B13 | renamed,F1-1-1 | renamed,F1-1-9",
                "B14 | renamed | rebranded",
                "B15 | F1-1-5,renamed | F1-1-5,moved",
                "B15 | F1-1-5,renamed | F1-1-5,same",
                "B15 | F0,moved | F0,renamed",
                "B15 | F1,same | F1,moved",
                "B15 | F1-1-3,ended, | F1-1-3,ended,F1",
                "B15 | 'F1-1-4,split,F1-1-1-1,\n' | ''",
                "B16 | 끝났음 | ''",
                "B16 | F1-1-4,split,F1-1-1-1-1 | F1-1-4,split,F1-1-1-1",
                "C1 | code,kind | kind,code",
            })
    void eachRuleOfACrossWalkIsBrokenOnceAndNamed(String rule, String text, String by) throws Exception {
        String walk = WALK.replace(text.replace("\\n", "\n"), by);
        assertThat(walk).isNotEqualTo(WALK);
        crossWalk(walk);
        assertThat(federation.faults())
                .filteredOn(fault -> fault.file().equals("functions/cross-walks/2000.csv"))
                .extracting(Fault::rule)
                .contains(rule);
    }

    @Test
    void aTaskThatNamesACodeOfAnEarlierVersionIsToldTheOneOfToday() throws Exception {
        crossWalk(WALK).replace("tasks/count-things.yaml", "F1-1-1-1-1", "F1-1-5");
        assertThat(federation.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("T5"))
                .satisfies(fault -> assertThat(fault.message()).contains("version 2000 (renamed)"))
                .satisfies(fault -> assertThat(fault.remedy()).isEqualTo("write 'F1-1-1'"));
        federation.replace("tasks/count-things.yaml", "F1-1-5", "F1-1-4");
        assertThat(federation.faults().getFirst().remedy()).isEqualTo("write 'F1-1-1-1' or 'F1-1-1-1-1'");
        federation.replace("tasks/count-things.yaml", "F1-1-4", "F1-1-3");
        assertThat(federation.faults().getFirst().remedy()).contains("끝났음");
    }

    private TestFederation crossWalk(String walk) throws Exception {
        Files.createDirectories(folder.resolve("functions/versions"));
        Files.createDirectories(folder.resolve("functions/cross-walks"));
        return federation.write("functions/versions/2000.csv", EARLIER).write("functions/cross-walks/2000.csv", walk);
    }

    @Test
    void theTreeIsSearchedByWordsLevelPlaceAndDay() {
        BusinessFunctions functions =
                federation.write("functions/tree.csv", TREE).load(new Faults()).functions();
        assertThat(functions.search(wanted("FIVE"))).hasSize(1);
        assertThat(functions.search(wanted("마"))).hasSize(1);
        assertThat(functions.search(wanted(""))).hasSize(6);
        assertThat(functions.search(new BusinessFunctions.Wanted(
                        "", Optional.of("F1-1-1"), Optional.empty(), Optional.of(LocalDate.of(2008, 1, 1)))))
                .hasSize(3);
        assertThat(functions.search(new BusinessFunctions.Wanted(
                        "", Optional.empty(), Optional.of(BusinessFunction.Level.SMALL), Optional.empty())))
                .hasSize(1);
        assertThat(functions.search(new BusinessFunctions.Wanted(
                        "", Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2007, 12, 31)))))
                .isEmpty();
    }

    private static BusinessFunctions.Wanted wanted(String text) {
        return new BusinessFunctions.Wanted(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void theInvestigationOfRecipientsHasItsPathArticlesAndReplacedDocuments() {
        Faults faults = new Faults();
        Schemas product = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        Task task = product.tasks().find("basic-livelihood").orElseThrow();
        assertThat(product.functions().path(task.function()))
                .extracting(function -> function.name().ko())
                .containsExactly("사회복지", "기초생활보장", "국민기초생활보장", "수급자 관리", "수급자 조사·결정");
        assertThat(task.articles()).extracting(Task.Article::article).containsExactly("제22조", "제23조");
        assertThat(task.replaces()).hasSize(6);
        assertThat(product.tasks().all())
                .extracting(Task::id)
                .containsExactly(
                        "basic-livelihood",
                        "building-permit",
                        "emergency-aid",
                        "health-eligibility",
                        "livelihood-screening",
                        "pension-entitlement",
                        "safe-inheritance",
                        "tax-succession",
                        "vehicle-upkeep");
        assertThat(product.tasks()
                        .find("safe-inheritance")
                        .orElseThrow()
                        .articles()
                        .getFirst()
                        .kind())
                .isEqualTo(Task.Article.Kind.ADMINISTRATIVE_RULE);
        assertThat(product.functions().path("no such function")).isEmpty();
    }
}
