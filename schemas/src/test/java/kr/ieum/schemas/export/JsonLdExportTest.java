package kr.ieum.schemas.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;

/** Messages are linked data under the generated context, and only what the model declares means anything. */
class JsonLdExportTest {

    private static final Schemas SCHEMAS =
            Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), new Faults());
    private static final ModelUris URIS = ModelUris.of(SCHEMAS.model());
    private static final String CONTEXT = new JsonLdExport(SCHEMAS.model()).context();

    @Test
    void everyPropertyExpandsToItsUri() throws Exception {
        String expanded = expand(examples().getFirst().json());
        for (Property property : SCHEMAS.model().properties()) {
            assertThat(expanded).contains("\"" + property.uri() + "\"");
        }
        SCHEMAS.model().classes().stream()
                .filter(declared -> SCHEMAS.model().properties().stream()
                        .anyMatch(property -> property.key().className().equals(declared.name())))
                .forEach(declared -> assertThat(expanded).contains("\"" + declared.uri() + "\""));
    }

    @Test
    void everyFormAndStateIsADatatypeOfItsLiteral() throws Exception {
        for (ExampleMessage message : examples()) {
            assertThat(expand(message.json())).doesNotContain("\"form:").doesNotContain("\"@type\":\"state\"");
        }
        assertThat(expand(message("\"residentNumber\": {\"@type\": \"form:first7\", \"@value\": \"850230-1******\"}")))
                .contains("\"@type\":\"https://ieum.example/schemas/forms/1.0/first7\"");
        assertThat(expand(message("\"residentNumber\": {\"@type\": \"state\", \"@value\": \"late\"}")))
                .contains("\"@type\":\"https://ieum.example/schemas/terms/1.0/state\"");
        assertThat(expand(message("\"birthDate\": \"1985-02\"")))
                .contains("\"@type\":\"https://ieum.example/schemas/terms/1.0/partialDate\"");
    }

    @Test
    void whatTheModelDoesntDeclareMeansNothing() throws Exception {
        String known = expand(message("\"name\": \"윤정우\""));
        assertThat(expand(message("\"name\": \"윤정우\", \"undeclared\": \"x\""))).isEqualTo(known);
        assertThat(expand(message("\"name\": \"윤정우\", \"recipient\": \"x\", \"relation\": \"x\", \"subject\": \"x\"")))
                .as("a member of the message means nothing in a record")
                .isEqualTo(known);
        assertThat(expand(message("\"name\": \"윤정우\", \"yearTotal\": \"1\"")))
                .as("a property of another class means nothing here")
                .isEqualTo(known);
    }

    @Test
    void contributionsToOneSubjectMeetInOneNode() throws Exception {
        String record = "{\"@type\": \"Person\", \"@id\": \"#s1\", \"name\": \"윤정우\"}";
        String other = "{\"@type\": \"Person\", \"@id\": \"#s1\", \"sex\": \"MALE\"}";
        String flat = JsonLd.flatten(document(message("\"name\": \"x\"")
                        .replace("{\"@type\": \"Person\", \"name\": \"x\"}", record + ", " + other)))
                .base("https://ieum.example/message")
                .loader((url, options) -> context(url.toString()))
                .get()
                .toString();
        assertThat(flat.split("\"https://ieum.example/message#s1\",\"@type\"", -1))
                .hasSize(2);
        assertThat(flat).contains("Person/name").contains("Person/sex");
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(new JsonLdExport(SCHEMAS.model()).context()).isEqualTo(CONTEXT);
    }

    private static List<ExampleMessage> examples() {
        return ExampleMessage.ofModel(SCHEMAS.model(), SCHEMAS.codeLists());
    }

    private static String message(String members) {
        return """
            {"@context": "https://ieum.example/schemas/context.jsonld", "@type": "Message", "recipient": "official",
             "contributions": [{"subject": "#s1", "relation": "applicant", "register": "r",
               "records": [{"@type": "Person", %s}]}]}\
            """.formatted(members);
    }

    private static String expand(String message) throws JsonLdError {
        return JsonLd.expand(document(message))
                .base("https://ieum.example/message")
                .loader((url, options) -> context(url.toString()))
                .get()
                .toString();
    }

    /** Nothing but the bundled context is reached. */
    private static JsonDocument context(String url) throws JsonLdError {
        if (!url.equals(URIS.context())) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, url);
        }
        return document(CONTEXT);
    }

    private static JsonDocument document(String json) throws JsonLdError {
        return JsonDocument.of(new StringReader(json));
    }
}
