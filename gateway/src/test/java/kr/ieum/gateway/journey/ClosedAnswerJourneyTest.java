package kr.ieum.gateway.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a query is answered is valid by the closed schemas that the system fetches at its own port: of the task, and contribution by
 * contribution of the agreement that it was released under. An undeclared attribute fails anywhere (design §5).
 */
@OnTheDemoNode
class ClosedAnswerJourneyTest {

    private static final String ANSWER = "urn:ieum:exchange";
    private static final Pattern START = Pattern.compile("<[A-Za-z][^>?]*?(/?)>");

    /** A real attribute of the model that nobody is granted, and a name that nobody knows. */
    private static final List<String> UNDECLARED = List.of("diagnosis", "undeclared");

    private final DemoNode node;

    ClosedAnswerJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void anAnswerIsValidByTheSchemaOfItsTaskAndNothingUndeclaredPassesAnywhere() throws Exception {
        try (IeumClient client = client()) {
            JsonNode answer = StrictJson.tree(answered(client, "application/json"));
            Schema schema = schema(got(client, answer.path("schema").stringValue()));
            JsonNode message = answer.path("message");

            assertThat(faults(schema, message)).isEmpty();
            assertThat(faults(envelope(), answer)).isEmpty();
            assertNothingUndeclaredPasses(schema, message);
            assertNothingUndeclaredPasses(envelope(), ((ObjectNode) answer.deepCopy()).without("message"));
        }
    }

    @Test
    void eachContributionIsValidByTheSchemaOfTheOneAgreementThatItsFieldsCite() throws Exception {
        try (IeumClient client = client()) {
            JsonNode answer = StrictJson.tree(answered(client, "application/json"));
            Map<String, Schema> schemas = new HashMap<>();
            for (JsonNode agreement : answer.path("agreements")) {
                schemas.put(
                        agreement.path("id").stringValue(),
                        schema(got(client, agreement.path("schema").stringValue())));
            }
            assertThat(schemas).hasSizeGreaterThan(3);
            List<JsonNode> contributions =
                    answer.at("/message/contributions").valueStream().toList();
            assertThat(contributions).hasSizeGreaterThan(3);
            for (JsonNode contribution : contributions) {
                Set<String> cited = cited(contribution, answer.path("grounds"));
                assertThat(cited).as(contribution.toString()).hasSize(1);
                ObjectNode alone = (ObjectNode) answer.path("message").deepCopy();
                alone.putArray("contributions").add(contribution);
                String own = cited.iterator().next();
                assertThat(faults(schemas.get(own), alone)).as(own).isEmpty();
                assertNothingUndeclaredPasses(schemas.get(own), alone);
                schemas.forEach((other, schema) -> {
                    if (!other.equals(own)) {
                        assertThat(faults(schema, alone))
                                .as(other + " for " + own)
                                .isNotEmpty();
                    }
                });
            }
        }
    }

    @Test
    void whatNoAgreementCoversIsToldByItsGroundAndStandsInNoMessage() throws Exception {
        try (IeumClient client = client()) {
            JsonNode answer = StrictJson.tree(answered(client, "application/json"));
            assertThat(answer.path("message").toString()).contains("Vehicle").doesNotContain("\"name\":{");
            assertThat(answer.path("grounds")).anySatisfy(ground -> {
                assertThat(ground.path("attribute").stringValue()).isEqualTo("Vehicle/name");
                assertThat(ground.path("state").stringValue()).isEqualTo("not-granted");
                assertThat(ground.at("/reason/text").stringValue()).isNotBlank();
            });
        }
    }

    @Test
    void theWholeXmlIsValidByTheTwoSchemasAndNoOtherElementOrAttributePasses() throws Exception {
        try (IeumClient client = client()) {
            String task = got(client, "/exchange/v1/schemas/tasks/basic-livelihood/1.xsd");
            String around = got(client, "/exchange/v1/schemas/answer.xsd");
            javax.xml.validation.Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new Source[] {
                        new StreamSource(new StringReader(task)), new StreamSource(new StringReader(around))
                    });
            String xml = new String(answered(client, "application/xml"), UTF_8);

            assertThat(fault(schema, xml)).as(xml).isEmpty();
            assertThat(xml).contains("<proof ", "basis=", "윤정우");
            Matcher tags = START.matcher(xml);
            int tried = 0;
            while (tags.find()) {
                String element = tags.group(1).isEmpty()
                        ? xml.substring(0, tags.end()) + "<diagnosis>x</diagnosis>" + xml.substring(tags.end())
                        : xml;
                String attribute = xml.substring(0, tags.end() - tags.group(1).length() - 1) + " diagnosis=\"x\""
                        + xml.substring(tags.end() - tags.group(1).length() - 1);
                assertThat(fault(schema, attribute)).as(tags.group()).isPresent();
                assertThat(element.equals(xml) || fault(schema, element).isPresent())
                        .as(tags.group())
                        .isTrue();
                tried++;
            }
            assertThat(tried).isGreaterThan(20);
        }
    }

    @Test
    void schemasOfAgreementsThatAreNotTheSystemsAreAsIfTheyWereNotThere() throws Exception {
        try (IeumClient permits = DemoClients.of(node, "3000000/permit-case");
                IeumClient welfare = client()) {
            assertThat(got(permits, "/exchange/v1/schemas/agreements/agr-bp-land/1.schema.json"))
                    .contains("agr-bp-land");
            for (String path : List.of(
                    "agreements/agr-bl-tax/1.schema.json",
                    "agreements/agr-bl-nothing/1.schema.json",
                    "agreements/agr-bp-land/99.xsd",
                    "agreements/agr-bp-land/1.exe",
                    "tasks/basic-livelihood/1.xsd",
                    "tasks/building-permit/2.xsd")) {
                assertThat(permits.get("/exchange/v1/schemas/" + path))
                        .as(path)
                        .isInstanceOfSatisfying(
                                Outcome.Problem.class,
                                problem -> assertThat(problem.status()).isEqualTo(404));
            }
            assertThat(welfare.get("/exchange/v1/schemas/agreements/agr-bp-land/1.schema.json"))
                    .isInstanceOf(Outcome.Problem.class);
        }
    }

    private IeumClient client() throws Exception {
        return DemoClients.of(node, "3000000/welfare-case");
    }

    private static byte[] answered(IeumClient client, String accept) throws InterruptedException {
        Outcome outcome = client.query("""
            {"task": "basic-livelihood", "case": "%s", "official": "kim.jihyun", "mode": "filter", "proof": true,
             "subjects": [{"residentNumber": "8502131104958"}],
             "attributes": ["Person/name", "Person/residentNumber", "Residence/address", "Residence/since", "Income/kind",
              {"attribute": "Income/amount", "register": "tax-income"}, "HealthInsurance/insuredType", "Vehicle/class",
              "Vehicle/name", "Welfare/benefitKind"]}
            """.formatted(Cases.HEALTHY).getBytes(UTF_8), accept);
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).body();
    }

    private static String got(IeumClient client, String path) throws InterruptedException {
        Outcome outcome = client.get(path);
        assertThat(outcome).as(path).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).text();
    }

    /** The agreements that the grounds of a contribution's fields cite. */
    private static Set<String> cited(JsonNode contribution, JsonNode grounds) {
        Set<String> attributes = new HashSet<>();
        contribution
                .path("records")
                .forEach(record -> record.propertyNames()
                        .forEach(name -> attributes.add(record.path("@type").stringValue() + "/" + name)));
        Set<String> cited = new HashSet<>();
        grounds.forEach(ground -> {
            if (ground.path("subject").equals(contribution.path("subject"))
                    && ground.path("register").equals(contribution.path("register"))
                    && attributes.contains(ground.path("attribute").stringValue())) {
                cited.add(ground.at("/authority/agreement").stringValue());
            }
        });
        return cited;
    }

    private static Schema schema(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    /** What docs/api/exchange.yaml says of an answer. */
    private static Schema envelope() throws Exception {
        Path file = Path.of(System.getProperty("ieum.root", "..")).resolve("docs/api/exchange.yaml");
        String document = new YAMLMapper().readTree(Files.readString(file)).toString();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ANSWER, document)))
                .getSchema("{\"$ref\": \"" + ANSWER + "#/components/schemas/Answer\"}", InputFormat.JSON);
    }

    private static List<?> faults(Schema schema, JsonNode message) {
        return schema.validate(message.toString(), InputFormat.JSON);
    }

    private static Optional<String> fault(javax.xml.validation.Schema schema, String xml) throws Exception {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    private static void assertNothingUndeclaredPasses(Schema schema, JsonNode message) {
        List<String> paths = new ArrayList<>();
        objects(message, "", paths);
        assertThat(paths).hasSizeGreaterThan(2);
        for (String path : paths) {
            for (String name : UNDECLARED) {
                JsonNode changed = message.deepCopy();
                ((ObjectNode) changed.at(path)).put(name, "x");
                assertThat(faults(schema, changed)).as(path + "/" + name).isNotEmpty();
            }
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
