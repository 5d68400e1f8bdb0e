package kr.ieum.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of the code is so. */
class DocumentsTest {

    private static final Pattern PROMISE = Pattern.compile("(?m)^\\| (P\\d+) \\|.*\\|(.*)\\|$");
    private static final Pattern CODE = Pattern.compile("`([A-Z]\\w*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    private final String readme = House.text(House.ROOT.resolve("README.md"));

    @Test
    void every_promise_names_tests_that_exist_or_says_not_yet() throws IOException {
        Set<String> tests = testClasses();
        Set<String> promises = new TreeSet<>();
        Matcher promise = PROMISE.matcher(readme);
        while (promise.find()) {
            promises.add(promise.group(1));
            Matcher named = CODE.matcher(promise.group(2));
            Set<String> cited = new TreeSet<>();
            while (named.find()) {
                cited.add(named.group(1));
            }
            assertThat(tests).as(promise.group(1)).containsAll(cited);
            assertThat(!cited.isEmpty() || promise.group(2).contains("not yet"))
                    .as(promise.group(1))
                    .isTrue();
        }
        assertThat(promises).hasSize(10);
    }

    @Test
    void continuous_integration_runs_the_test_command_of_the_readme() {
        assertThat(readme).contains("\nmvn verify\n```");
        assertThat(House.text(House.ROOT.resolve(".ci/run"))).contains("\nmvn verify </dev/null");
    }

    @Test
    void every_link_between_the_documents_leads_somewhere() throws IOException {
        List<Path> documents;
        try (Stream<Path> files = Files.walk(House.ROOT.resolve("docs"))) {
            documents = Stream.concat(
                            files.filter(file -> file.toString().endsWith(".md")),
                            Stream.of(House.ROOT.resolve("README.md"), House.ROOT.resolve("CONTRIBUTING.md")))
                    .toList();
        }
        Set<String> dead = new TreeSet<>();
        for (Path document : documents) {
            Matcher link = LINK.matcher(House.text(document));
            while (link.find()) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    dead.add(House.ROOT.relativize(document) + " -> " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.walk(House.ROOT)) {
            return files.map(Path::toString)
                    .filter(file -> file.contains("/src/test/java/") && file.endsWith(".java"))
                    .map(file -> file.replaceFirst(".*/", "").replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
