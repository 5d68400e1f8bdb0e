package kr.ieum.gateway.agreement.odrl;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is exported is ODRL: expanded by a JSON-LD processor with the contexts that ship, each agreement keeps the rules of the ODRL
 * Information Model 2.2 that can be tested (its sections 2.1 policies, 2.2 assets, 2.3 parties, 2.5 constraints, 2.6 rules).
 */
class OdrlModelTest {

    private static final String ODRL = "http://www.w3.org/ns/odrl/2/";
    private static final String IEUM = OdrlNames.PROFILE;
    private static final Set<String> OPERATORS = Set.of(
            "eq", "gt", "gteq", "lt", "lteq", "neq", "isA", "hasPart", "isPartOf", "isAllOf", "isAnyOf", "isNoneOf");

    private static final List<JsonNode> POLICIES =
            OdrlRoundTripTest.shipped().stream().map(OdrlModelTest::expand).toList();

    private static final Set<String> PROFILE_TERMS =
            StrictJson.mapper().readTree(OdrlNames.context(OdrlNames.PROFILE_CONTEXT)).path("@graph").values().stream()
                    .map(term -> term.path("@id").asString("").replace("ieum:", IEUM))
                    .collect(Collectors.toSet());

    @Test
    void eachIsAnAgreementWithOneUidAndTheProfile() {
        assertThat(POLICIES).hasSizeGreaterThan(15).allSatisfy(policy -> {
            assertThat(types(policy)).containsExactly(ODRL + "Agreement");
            assertAbsolute(id(policy));
            assertThat(ids(policy, "profile")).containsExactly(IEUM);
        });
    }

    @Test
    void eachAgreementHasAnAssignerAnAssigneeAndARule() {
        assertThat(POLICIES).allSatisfy(policy -> {
            for (String function : List.of("assigner", "assignee")) {
                assertThat(values(policy, function)).isNotEmpty().allSatisfy(party -> {
                    assertAbsolute(id(party));
                    assertThat(types(party)).hasSize(1).isSubsetOf(ODRL + "Party", ODRL + "PartyCollection");
                });
            }
            assertThat(values(policy, "permission")).isNotEmpty();
        });
    }

    @Test
    void eachPermissionAndProhibitionHasOneTargetOneActionAndAUidOfItsOwn() {
        Set<String> properties = DemoParties.references().model().properties().stream()
                .map(Property::uri)
                .collect(Collectors.toSet());
        for (JsonNode policy : POLICIES) {
            List<JsonNode> rules = rules(policy).toList();
            assertThat(rules.stream().map(OdrlModelTest::id)).doesNotHaveDuplicates();
            assertThat(rules).allSatisfy(rule -> {
                assertAbsolute(id(rule));
                assertThat(ids(rule, "target")).hasSize(1).isSubsetOf(properties);
                assertThat(ids(rule, "action")).hasSize(1).allSatisfy(OdrlModelTest::assertKnown);
            });
        }
    }

    @Test
    void eachConstraintHasOneLeftOperandOneOperatorAndARightOperand() {
        assertThat(POLICIES.stream().flatMap(OdrlModelTest::rules).flatMap(rule -> values(rule, "constraint").stream()))
                .hasSizeGreaterThan(100)
                .allSatisfy(constraint -> {
                    assertThat(ids(constraint, "leftOperand")).hasSize(1).allSatisfy(OdrlModelTest::assertKnown);
                    assertThat(ids(constraint, "operator"))
                            .hasSize(1)
                            .allSatisfy(operator -> assertThat(OPERATORS).contains(operator.replace(ODRL, "")));
                    assertThat(values(constraint, "rightOperand")).hasSize(1);
                });
    }

    @Test
    void eachPermissionSaysItsPurposeAndItsTerm() {
        assertThat(POLICIES.stream().flatMap(policy -> values(policy, "permission").stream()))
                .allSatisfy(permission -> assertThat(values(permission, "constraint").stream()
                                .flatMap(constraint -> ids(constraint, "leftOperand").stream()))
                        .contains(ODRL + "purpose")
                        .filteredOn(operand -> operand.equals(ODRL + "dateTime"))
                        .hasSize(2));
    }

    @Test
    void everyTermOfOursInARuleIsDefinedByTheProfile() {
        assertThat(PROFILE_TERMS).contains(IEUM, IEUM + "decide", IEUM + "form");
        assertThat(StrictJson.mapper()
                        .readTree(OdrlNames.context(OdrlNames.PROFILE_CONTEXT))
                        .path("@graph")
                        .values())
                .allSatisfy(term -> assertThat(term.path("rdfs:label").findValuesAsString("@language"))
                        .containsExactly("ko", "en"));
    }

    @Test
    void nothingIsLostInExpansion() {
        for (AgreementFile file : OdrlRoundTripTest.shipped()) {
            JsonNode compact = StrictJson.mapper().readTree(OdrlRoundTripTest.odrl(file));
            assertThat(count(expand(file), "@id", "@value", "@type"))
                    .as(file.name())
                    .isGreaterThanOrEqualTo(texts(compact) - 2);
        }
    }

    private static void assertKnown(String iri) {
        assertThat(iri.startsWith(ODRL) || PROFILE_TERMS.contains(iri)).as(iri).isTrue();
    }

    private static void assertAbsolute(String iri) {
        assertThat(URI.create(iri).isAbsolute()).as(iri).isTrue();
    }

    private static Stream<JsonNode> rules(JsonNode policy) {
        return Stream.of("permission", "prohibition").flatMap(kind -> values(policy, kind).stream());
    }

    private static List<JsonNode> values(JsonNode node, String term) {
        return node.path(ODRL + term).values().stream().toList();
    }

    private static List<String> ids(JsonNode node, String term) {
        return values(node, term).stream().map(OdrlModelTest::id).toList();
    }

    private static String id(JsonNode node) {
        return node.path("@id").asString("");
    }

    private static List<String> types(JsonNode node) {
        return node.path("@type").values().stream()
                .map(type -> type.asString(""))
                .toList();
    }

    /** How many texts a compact policy has, without its contexts. */
    private static int texts(JsonNode node) {
        return node.isString()
                ? 1
                : node.values().stream().mapToInt(OdrlModelTest::texts).sum();
    }

    private static int count(JsonNode node, String... keys) {
        int here = node.isObject()
                ? Stream.of(keys).filter(node::has).mapToInt(key -> 1).sum()
                : 0;
        return here
                + node.values().stream().mapToInt(child -> count(child, keys)).sum();
    }

    private static JsonNode expand(AgreementFile file) {
        try {
            String expanded = JsonLd.expand(JsonDocument.of(new StringReader(OdrlRoundTripTest.odrl(file))))
                    .loader((url, options) -> JsonDocument.of(new StringReader(OdrlNames.context(url.toString()))))
                    .get()
                    .toString();
            return StrictJson.mapper().readTree(expanded).get(0);
        } catch (JsonLdError e) {
            throw new AssertionError(e);
        }
    }
}
