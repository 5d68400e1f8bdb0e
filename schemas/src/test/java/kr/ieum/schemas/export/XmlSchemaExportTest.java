package kr.ieum.schemas.export;

import static kr.ieum.schemas.export.JsonSchemaExportTest.SELECTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The XML Schema of an exchange is as closed as the JSON Schema (design §5). */
class XmlSchemaExportTest {

    private static final Schemas SCHEMAS =
            Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), new Faults());
    private static final XmlSchemaExport EXPORT = new XmlSchemaExport(SCHEMAS.model(), SCHEMAS.codeLists());
    private static final Pattern START = Pattern.compile("<[A-Za-z][^>/?]*>");

    private static Schema schema;

    @BeforeAll
    static void generate() throws Exception {
        schema = XmlSchemas.of(
                new StreamSource(new StringReader(EXPORT.of(SELECTION))),
                (type, namespace, publicId, systemId, baseUri) -> null);
    }

    @Test
    void theExamplesAreValid() {
        assertThat(examples()).isNotEmpty();
        for (String example : examples()) {
            assertThat(XmlSchemas.fault(schema, example)).isEmpty();
        }
    }

    @Test
    void anUndeclaredElementFailsInEveryElement() {
        for (String example : examples()) {
            for (String changed : inEachStartTag(example, tag -> tag + "<undeclared>x</undeclared>")) {
                assertThat(XmlSchemas.fault(schema, changed)).as(changed).isPresent();
            }
            for (String changed : inEachStartTag(example, tag -> tag + "<residenceStatus>RESIDENT</residenceStatus>")) {
                assertThat(XmlSchemas.fault(schema, changed)).as(changed).isPresent();
            }
        }
    }

    @Test
    void anUndeclaredAttributeFailsInEveryElement() {
        for (String example : examples()) {
            for (String changed :
                    inEachStartTag(example, tag -> tag.substring(0, tag.length() - 1) + " undeclared=\"x\">")) {
                assertThat(XmlSchemas.fault(schema, changed)).as(changed).isPresent();
            }
        }
    }

    @Test
    void aReducedValueIsNoClearOneAndAPredicateIsYesNoOrUndetermined() {
        assertThat(person("<residentNumber.first7>850230-1******</residentNumber.first7>"))
                .isEmpty();
        assertThat(person("<residentNumber>8502301000000</residentNumber>")).isNotEmpty();
        assertThat(person("<residentNumber.first7>8502301000000</residentNumber.first7>"))
                .isNotEmpty();
        assertThat(person("<birthDate.year>1985</birthDate.year>")).isEmpty();
        assertThat(person("<birthDate.year>1985-02</birthDate.year>")).isNotEmpty();
        assertThat(obligor("<yearTotal.over.130000000>undetermined</yearTotal.over.130000000>"))
                .isEmpty();
        assertThat(obligor("<yearTotal.over.130000000>140000000</yearTotal.over.130000000>"))
                .isNotEmpty();
        assertThat(obligor("<yearTotal>140000000</yearTotal>")).isNotEmpty();
        assertThat(obligor("<yearTotal.state>known-empty</yearTotal.state>")).isNotEmpty();
        assertThat(obligor("<yearTotal.state>late</yearTotal.state>")).isEmpty();
    }

    @Test
    void aRecordWithoutAttributesFails() {
        assertThat(person("")).isNotEmpty();
    }

    @Test
    void theSameSelectionGivesTheSameBytes() {
        assertThat(new XmlSchemaExport(SCHEMAS.model(), SCHEMAS.codeLists()).of(SELECTION))
                .isEqualTo(EXPORT.of(SELECTION));
    }

    private static java.util.Optional<String> person(String content) {
        return record("applicant", "Person", content);
    }

    private static java.util.Optional<String> obligor(String content) {
        return record("obligor", "Income", content);
    }

    private static java.util.Optional<String> record(String relation, String type, String content) {
        return XmlSchemas.fault(schema, """
            <message xmlns="https://ieum.example/schemas/xml/agreements/agr-test/3/"><official>
            <%1$s subject="#s1" register="r"><%2$s>%3$s</%2$s></%1$s></official></message>\
            """.formatted(relation, type, content));
    }

    private static List<String> examples() {
        return ExampleMessage.of(SELECTION, SCHEMAS.model(), SCHEMAS.codeLists()).stream()
                .map(message -> message.xml(SELECTION))
                .toList();
    }

    private static List<String> inEachStartTag(String xml, java.util.function.UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>();
        Matcher tags = START.matcher(xml);
        while (tags.find()) {
            changed.add(xml.substring(0, tags.start()) + change.apply(tags.group()) + xml.substring(tags.end()));
        }
        assertThat(changed).hasSizeGreaterThan(3);
        return changed;
    }
}
