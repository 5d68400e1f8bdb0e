package kr.ieum.schemas.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strict subset of YAML in which people write agreements, mappings and configuration (design §6). */
class StrictYamlTest {

    private final Faults faults = new Faults();

    @ParameterizedTest(name = "{0}, line {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Y2 | 2 | 'a: 1\nb: [1'",
                "Y2 | 0 | 'a: 1\n---\nb: 2'",
                "Y2 | 0 | ''",
                "Y3 | 1 | 'a: &x 1'",
                "Y3 | 1 | 'a: &x [1]\nb: *x'",
                "Y3 | 1 | 'a: !!int 1'",
                "Y3 | 1 | 'a: !!str 1'",
                "Y3 | 1 | 'a: !secret 1'",
                "Y3 | 2 | 'a:\n  !!map {b: 1}'",
                "Y3 | 1 | '? [a, b]\n: 1'",
                "Y4 | 3 | 'a: 1\nb: 2\na: 3'",
                "Y4 | 3 | 'a:\n  b: 1\n  b: 2'",
                "Y5 | 1 | '[a, b]'",
                "Y5 | 1 | 'text'",
            })
    void whatIsOutsideTheSubsetIsNamedWithItsLine(String rule, int line, String text) {
        assertThat(StrictYaml.parse(text.replace("\\n", "\n").getBytes(UTF_8), "f.yaml", faults))
                .isEmpty();
        assertThat(faults.list().getFirst().rule()).isEqualTo(rule);
        assertThat(faults.list().getFirst().line()).isEqualTo(line);
    }

    @Test
    void aFileThatIsMissingTooLargeOrNotUtf8IsAFault(@TempDir Path folder) throws Exception {
        StrictYaml.read(folder.resolve("none.yaml"), "none.yaml", faults);
        Files.write(folder.resolve("big.yaml"), new byte[(int) StrictYaml.MAX_BYTES + 1]);
        StrictYaml.read(folder.resolve("big.yaml"), "big.yaml", faults);
        StrictYaml.parse(new byte[] {'a', ':', ' ', (byte) 0xff}, "bytes.yaml", faults);
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("Y1", "Y1", "Y1");
    }

    @Test
    void scalarsStayTextUntilAReaderAsksForAType() {
        YamlMap map = parse("""
            no: no
            code: 0010
            day: 2026-02-28
            wait: PT1.5S
            n: 12
            on: true
            who: {ko: 가, en: a}
            list: [a, 'b']
            """);
        try (map) {
            assertThat(map.text("no")).isEqualTo("no");
            assertThat(map.text("code")).isEqualTo("0010");
            assertThat(map.date("day")).isEqualTo(LocalDate.of(2026, 2, 28));
            assertThat(map.optionalDuration("wait")).contains(Duration.ofMillis(1500));
            assertThat(map.integer("n")).isEqualTo(12);
            assertThat(map.flag("on")).isTrue();
            assertThat(map.localized("who")).isEqualTo(new Localized("가", "a"));
            assertThat(map.texts("list")).isEqualTo(List.of("a", "b"));
            assertThat(map.optionalText("absent")).isEqualTo(Optional.empty());
        }
        assertThat(faults.list()).isEmpty();
    }

    private enum Colour {
        DARK_RED,
        BLUE
    }

    @Test
    void eachGetterReportsItsOwnRuleWithTheKeysPathAndGoesOn() {
        assertRule("a: 1", "Y6", "b", map -> map.text("b"));
        assertRule("a: ''", "Y7", "a", map -> map.text("a"));
        assertRule("a: [1]", "Y7", "a", map -> map.text("a"));
        assertRule("a: 1", "Y7", "a", map -> map.map("a").text("b"));
        assertRule("a: {b: {c: x}}", "Y9", "a.b.c", map -> map.map("a").map("b").integer("c"));
        assertRule(
                "a: [{b: x}]", "Y9", "a[0].b", map -> map.maps("a").getFirst().flag("b"));
        assertRule("a: 2026-02-30", "Y9", "a", map -> map.date("a"));
        assertRule("a: 5 minutes", "Y9", "a", map -> map.optionalDuration("a"));
        assertRule("a: dark_red", "Y9", "a", map -> map.choice("a", Colour.class));
        assertRule("a: 1\nb: 2", "Y8", "b", map -> map.text("a"));
        assertRule("a: 1", "Y10", "a", map -> map.notSupportedYet("a"));
    }

    private void assertRule(String text, String rule, String key, Consumer<YamlMap> reading) {
        Faults own = new Faults();
        try (YamlMap map = StrictYaml.parse(text.getBytes(UTF_8), "f.yaml", own).orElseThrow()) {
            reading.accept(map);
        }
        assertThat(own.list()).as(text).extracting(Fault::rule).contains(rule);
        assertThat(own.list()).as(text).extracting(Fault::key).contains(key);
    }

    @Test
    void aConstantIsSpeltInLowerCaseWithHyphens() {
        assertThat(parse("a: dark-red").choice("a", Colour.class)).isEqualTo(Colour.DARK_RED);
    }

    @Test
    void aFaultReadsAsOneLineWithPlaceRuleAndRemedy() {
        StrictYaml.parse("a: 1\na: 2".getBytes(UTF_8), "config/x.yaml", faults);
        assertThat(faults.list().getFirst())
                .hasToString("config/x.yaml:2 a: stands twice in the same map -> keep one of the two [Y4]");
    }

    private YamlMap parse(String text) {
        return StrictYaml.parse(text.getBytes(UTF_8), "f.yaml", faults).orElseThrow();
    }
}
