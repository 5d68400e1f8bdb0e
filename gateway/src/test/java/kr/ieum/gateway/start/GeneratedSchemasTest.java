package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.export.GeneratedFiles;
import kr.ieum.schemas.export.GeneratedFiles.Format;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of every agreement and view that the product ships: an undeclared attribute fails wherever it stands (design §5). */
class GeneratedSchemasTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Federation FEDERATION = Federation.load(ROOT.resolve("config"), ROOT.resolve("schemas"));
    private static final GeneratedFiles FILES = new GeneratedFiles(
            FEDERATION.schemas().model(), FEDERATION.schemas().codeLists());
    private static final Pattern START = Pattern.compile("<[A-Za-z][^>/?]*>");

    static Stream<Selection> selections() {
        return ModelExport.selections(FEDERATION).stream();
    }

    @Test
    void everyAgreementAndEveryViewHasOne() {
        Set<String> ids = selections()
                .filter(selection -> !selection.lines().isEmpty())
                .map(Selection::id)
                .collect(Collectors.toSet());
        Set<String> expected = new TreeSet<>();
        FEDERATION.agreements().forEach(file -> expected.add(file.agreement().id()));
        FEDERATION.views().forEach(view -> expected.add(view.id()));
        assertThat(ids).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("selections")
    void anUndeclaredAttributeFailsInEveryObjectOfAMessage(Selection selection) {
        Map<String, String> files = FILES.of(selection, Format.JSON_SCHEMA);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        files.values().stream()
                                .filter(file -> file.contains("\"$schema\""))
                                .findFirst()
                                .orElseThrow(),
                        InputFormat.JSON);
        List<String> examples = files.values().stream()
                .filter(file -> !file.contains("\"$schema\""))
                .toList();
        assertThat(examples).isNotEmpty();
        // a real attribute of the model that nobody is granted, and a name that nobody knows
        List<String> undeclared = List.of("diagnosis", "undeclared");
        for (String example : examples) {
            assertThat(faults(schema, example)).isEmpty();
            List<String> paths = new ArrayList<>();
            objects(StrictJson.mapper().readTree(example), "", paths);
            assertThat(paths).hasSizeGreaterThan(2);
            for (String path : paths) {
                for (String name : undeclared) {
                    JsonNode changed = StrictJson.mapper().readTree(example);
                    ((ObjectNode) changed.at(path)).put(name, "x");
                    assertThat(faults(schema, changed.toString()))
                            .as(path + "/" + name)
                            .isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("selections")
    void anUndeclaredElementFailsInEveryElementOfAnXmlMessage(Selection selection) throws Exception {
        Map<String, String> files = FILES.of(selection, Format.XSD);
        javax.xml.validation.Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".xsd"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow())));
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".xml")) {
                assertThat(fault(schema, file.getValue())).isEmpty();
                Matcher tags = START.matcher(file.getValue());
                while (tags.find()) {
                    String changed = file.getValue().substring(0, tags.end())
                            + "<diagnosis>x</diagnosis>"
                            + file.getValue().substring(tags.end());
                    assertThat(fault(schema, changed)).as(tags.group()).isPresent();
                }
            }
        }
    }

    @Test
    void anAgreementsSchemaHasWhatItReleasesAndNothingElse() {
        for (var file : FEDERATION.agreements()) {
            Agreement agreement = file.agreement();
            Set<AttributeKey> granted = agreement.grants().stream()
                    .filter(grant -> !grant.declaredRelation() || agreement.kind() == RequestKind.SCREENING)
                    .filter(grant -> !grant.uses().equals(Set.of(Use.SEARCH)))
                    .flatMap(grant -> grant.attributes().stream())
                    .map(Agreement.GrantedAttribute::attribute)
                    .collect(Collectors.toSet());
            Set<AttributeKey> selected = selections()
                    .filter(selection -> selection.kind().equals("agreement")
                            && selection.id().equals(agreement.id()))
                    .flatMap(selection -> selection.lines().stream())
                    .map(Selection.Line::attribute)
                    .collect(Collectors.toSet());
            assertThat(selected).as(agreement.id()).isEqualTo(granted);
        }
    }

    @Test
    void aCeilingLowersTheFormsThatAMessageMayHave() {
        Set<String> forms = selections()
                .filter(selection -> selection.id().equals("agr-bl-resident"))
                .flatMap(selection -> selection.lines().stream())
                .filter(line -> line.attribute().text().equals("Residence/address"))
                .map(line -> line.form().text())
                .collect(Collectors.toSet());
        assertThat(forms).isNotEmpty().doesNotContain("absent");
    }

    @Test
    void aViewShowsOfAnObligorOnlyYesOrNo() {
        List<Selection.Line> obligor = selections()
                .filter(selection -> selection.id().equals("basic-livelihood"))
                .flatMap(selection -> selection.lines().stream())
                .filter(line -> line.audience().relation().equals("obligor"))
                .filter(line -> line.attribute().className().equals("Income"))
                .toList();
        assertThat(obligor)
                .singleElement()
                .satisfies(line -> assertThat(line.form().text()).isEqualTo("over:130000000"));
    }

    private static List<?> faults(Schema schema, String message) {
        return schema.validate(message, InputFormat.JSON);
    }

    private static Optional<String> fault(javax.xml.validation.Schema schema, String xml) throws Exception {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    private static void objects(JsonNode node, String path, List<String> paths) {
        if (node instanceof ObjectNode object) {
            paths.add(path);
            object.properties().forEach(member -> objects(member.getValue(), path + "/" + member.getKey(), paths));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                objects(array.get(i), path + "/" + i, paths);
            }
        }
    }
}
