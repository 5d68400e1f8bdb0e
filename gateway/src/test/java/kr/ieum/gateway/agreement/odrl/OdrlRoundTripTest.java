package kr.ieum.gateway.agreement.odrl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ODRL carries the whole agreement, and what was altered on the way is refused. */
class OdrlRoundTripTest {

    private static final AgreementLoader LOADER = new AgreementLoader(DemoParties.references());
    private static final OdrlExport EXPORT =
            new OdrlExport(DemoParties.references().model());
    private static final OdrlImport IMPORT =
            new OdrlImport(DemoParties.references().model());

    /** Every which alteration is tried; a prime, so that each kind of member comes in turn. */
    private static final int SAMPLE = 13;

    static List<AgreementFile> shipped() {
        return Stream.of("config/agreements", "config/agreements/drafts")
                .flatMap(folder ->
                        LOADER.loadFolder(DemoParties.ROOT.resolve(folder), "agreements", new Faults()).stream())
                .toList();
    }

    static String odrl(AgreementFile file) {
        return EXPORT.json(file);
    }

    @Test
    void eachShippedAgreementComesBackWithTheSameDigestAndLoads() {
        assertThat(shipped()).hasSizeGreaterThan(15);
        for (AgreementFile file : shipped()) {
            OdrlImport.Read.Accepted read = accepted(odrl(file));
            assertThat(read.digest()).as(file.name()).isEqualTo(file.digest());
            Faults faults = new Faults();
            AgreementFile back = LOADER.parse(read.yaml().getBytes(StandardCharsets.UTF_8), file.name(), faults)
                    .orElseThrow(() -> new AssertionError(faults.list().toString()));
            assertThat(back.digest()).isEqualTo(file.digest());
            assertThat(back.agreement().grants()).hasSameSizeAs(file.agreement().grants());
        }
    }

    @Test
    void whateverADocumentSaysInTreesTextsAndListsComesBack() {
        List<AgreementFile> shipped = shipped();
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            ObjectNode document = DocumentTree.read(
                    shipped.get(random.nextInt(shipped.size())).bytes());
            new Rewriting(random).rewrite(document);
            String policy = StrictJson.mapper().writeValueAsString(EXPORT.tree(document));
            OdrlImport.Read.Accepted read = accepted(policy);
            assertThat(read.digest()).as("seed %d", seed).isEqualTo(DocumentTree.digest(document));
            assertThat(DocumentTree.read(read.yaml().getBytes(StandardCharsets.UTF_8)))
                    .as("seed %d", seed)
                    .isEqualTo(document);
        }
    }

    @Test
    void theSameDocumentGivesTheSameBytes() {
        AgreementFile file = shipped().getFirst();
        assertThat(odrl(file)).isEqualTo(odrl(file)).endsWith("}\n");
    }

    @Test
    void aChangeOfAnyTextOfAPolicyIsRefused() {
        ObjectNode policy =
                (ObjectNode) StrictJson.mapper().readTree(odrl(shipped().getFirst()));
        List<JsonNode> altered = new ArrayList<>();
        alter(policy, policy, altered);
        assertThat(altered).hasSizeGreaterThan(500);
        for (int i = 0; i < altered.size(); i += SAMPLE) {
            assertThat(refused(StrictJson.mapper().writeValueAsString(altered.get(i)))
                            .rule())
                    .isIn("O2", "O3", "O4");
        }
    }

    @Test
    void aRuleThatSaysMoreThanTheDocumentIsNamed() {
        ObjectNode policy =
                (ObjectNode) StrictJson.mapper().readTree(odrl(shipped().getFirst()));
        ((ObjectNode) policy.at("/permission/0/constraint/1/rightOperand")).put("@value", "2020-01-01");
        Fault fault = refused(StrictJson.mapper().writeValueAsString(policy));
        assertThat(fault.rule()).isEqualTo("O4");
        assertThat(fault.key()).isEqualTo("/permission/0/constraint/1/rightOperand/@value");
        assertThat(fault.remedy()).isNotBlank();
    }

    @Test
    void anAddedRuleAndARemovedOneAreRefused() {
        ObjectNode added =
                (ObjectNode) StrictJson.mapper().readTree(odrl(shipped().getFirst()));
        ((ArrayNode) added.get("permission")).add(added.at("/permission/0").deepCopy());
        refused(StrictJson.mapper().writeValueAsString(added));
        ObjectNode removed =
                (ObjectNode) StrictJson.mapper().readTree(odrl(shipped().getFirst()));
        ((ArrayNode) removed.get("permission")).remove(0);
        refused(StrictJson.mapper().writeValueAsString(removed));
    }

    @Test
    void foreignOdrlIsRefused() {
        assertThat(refused("""
            {"@context": "http://www.w3.org/ns/odrl.jsonld", "@type": "Set", "uid": "http://example.com/policy:1010",
             "permission": [{"target": "http://example.com/asset:9898.movie", "action": "use"}]}
            """).rule()).isEqualTo("O2");
        assertThat(refused("[]").rule()).isEqualTo("O1");
        assertThat(refused("{\"uid\": 1, \"uid\": 2}").rule()).isEqualTo("O1");
        assertThat(refused("[".repeat(100_000)).rule()).isEqualTo("O1");
        assertThat(refused("").rule()).isEqualTo("O1");
    }

    @Test
    void aFaultQuotesNothingOfAForeignFile() {
        ObjectNode policy =
                (ObjectNode) StrictJson.mapper().readTree(odrl(shipped().getFirst()));
        policy.put("850101-1234567", "850101-1234567");
        assertThat(refused(StrictJson.mapper().writeValueAsString(policy)).toString())
                .doesNotContain("850101");
    }

    private static void alter(ObjectNode policy, JsonNode at, List<JsonNode> altered) {
        if (at instanceof ObjectNode map) {
            for (String name : List.copyOf(map.propertyNames())) {
                JsonNode value = map.get(name);
                if (value.isString()) {
                    map.put(name, value.stringValue() + "x");
                    altered.add(policy.deepCopy());
                    map.set(name, value);
                    map.remove(name);
                    altered.add(policy.deepCopy());
                    map.set(name, value);
                } else {
                    alter(policy, value, altered);
                }
            }
        } else if (at instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                alter(policy, list.get(i), altered);
            }
        }
    }

    private static OdrlImport.Read.Accepted accepted(String policy) {
        return switch (IMPORT.read(policy.getBytes(StandardCharsets.UTF_8), "policy.jsonld")) {
            case OdrlImport.Read.Accepted read -> read;
            case OdrlImport.Read.Refused refused ->
                throw new AssertionError(refused.fault().toString());
        };
    }

    private static Fault refused(String policy) {
        return switch (IMPORT.read(policy.getBytes(StandardCharsets.UTF_8), "policy.jsonld")) {
            case OdrlImport.Read.Accepted read -> throw new AssertionError("accepted " + read.digest());
            case OdrlImport.Read.Refused refused -> refused.fault();
        };
    }
}
