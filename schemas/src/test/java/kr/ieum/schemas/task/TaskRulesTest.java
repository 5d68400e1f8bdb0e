package kr.ieum.schemas.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.TestFederation;
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
                "Y8 | replaces: | replaced:",
                "Y9 | kind: statute | kind: custom",
            })
    void eachRuleOfTasksIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation.replace("tasks/count-things.yaml", text, by).faults())
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
                "C1 | code,level | level,code",
            })
    void eachRuleOfTheFunctionTreeIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation.replace("functions/tree.csv", text, by).faults())
                .extracting(Fault::rule)
                .contains(rule);
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
                .containsExactly("basic-livelihood", "building-permit", "emergency-aid", "safe-inheritance");
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
