package kr.ieum.schemas.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.export.Selection.Audience;
import kr.ieum.schemas.export.Selection.Line;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Generated schemas are closed: what the model, or a selection of it, doesn't declare passes nowhere (design §5). */
class JsonSchemaExportTest {

    private static final Schemas SCHEMAS =
            Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), new Faults());

    private static final Audience APPLICANT = new Audience("official", "applicant");
    private static final Audience OBLIGOR = new Audience("official", "obligor");
    private static final Audience HEIR = new Audience("applicant-result", "heir");

    static final Selection SELECTION = new Selection(
            "agreement",
            "agr-test",
            3,
            new Localized("시험 협약", "Test agreement"),
            List.of(
                    line(APPLICANT, "Person/name", "clear"),
                    line(APPLICANT, "Person/residentNumber", "first7"),
                    line(APPLICANT, "Person/birthDate", "year"),
                    line(APPLICANT, "Income/amount", "clear"),
                    line(APPLICANT, "Income/amount", "band:1000000"),
                    line(APPLICANT, "Income/kind", "clear"),
                    line(OBLIGOR, "Person/name", "masked"),
                    line(OBLIGOR, "Income/yearTotal", "over:130000000"),
                    line(HEIR, "Residence/address", "city")));

    private static final JsonSchemaExport EXPORT = new JsonSchemaExport(SCHEMAS.model(), SCHEMAS.codeLists());
    private static final JsonMessages OF_MODEL = new JsonMessages(EXPORT.ofModel());
    private static final JsonMessages OF_SELECTION = new JsonMessages(EXPORT.of(SELECTION));

    static Line line(Audience audience, String attribute, String form) {
        return new Line(audience, new AttributeKey(attribute), Form.parse(form).orElseThrow());
    }

    @Test
    void theModelsExamplesAreValidInEveryForm() {
        List<ExampleMessage> messages = ExampleMessage.ofModel(SCHEMAS.model(), SCHEMAS.codeLists());
        assertThat(messages).hasSizeGreaterThan(5);
        for (ExampleMessage message : messages) {
            assertThat(OF_MODEL.faults(message.json())).isEmpty();
        }
        for (var property : SCHEMAS.model().properties()) {
            assertThat(messages.getFirst().json()).contains(ModelUris.localName(property.key()) + "\" : ");
        }
    }

    @Test
    void anUndeclaredMemberFailsInEveryObjectOfAMessageOfTheModel() {
        for (ExampleMessage message : ExampleMessage.ofModel(SCHEMAS.model(), SCHEMAS.codeLists())) {
            for (String single : JsonMessages.recordByRecord(message.json())) {
                assertThat(OF_MODEL.faults(single)).isEmpty();
                assertThat(OF_MODEL.leaks(single, "undeclared", "x")).isEmpty();
            }
        }
    }

    @Test
    void anUndeclaredMemberFailsInEveryObjectOfAMessageOfASelection() {
        for (ExampleMessage message : examples()) {
            assertThat(OF_SELECTION.faults(message.json())).isEmpty();
            assertThat(OF_SELECTION.leaks(message.json(), "undeclared", "x")).isEmpty();
            assertThat(OF_SELECTION.leaks(message.json(), "residenceStatus", "RESIDENT"))
                    .isEmpty();
        }
    }

    @Test
    void whatASelectionAdmitsTheModelAdmitsToo() {
        for (ExampleMessage message : examples()) {
            assertThat(OF_MODEL.faults(message.json())).isEmpty();
        }
    }

    @Test
    void anAttributeOfTheModelThatIsntGrantedFails() {
        assertThat(OF_SELECTION.faults(message("applicant", "Income", "\"amount\": \"100\"")))
                .isEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Income", "\"receipts\": \"100\"")))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Residence", "\"since\": \"2020-01-01\"")))
                .isNotEmpty();
    }

    @Test
    void whatIsGrantedAboutOneRelationFailsAboutAnother() {
        assertThat(OF_SELECTION.faults(message("obligor", "Income", "\"amount\": \"100\"")))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("heir", "Person", "\"name\": \"윤정우\"")))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(
                        message("applicant", "Person", "\"name\": \"윤정우\"").replace("official", "applicant-result")))
                .isNotEmpty();
    }

    @Test
    void aFirst7IdentifierIsNoClearOne() {
        assertThat(OF_SELECTION.faults(message("applicant", "Person", number("form:first7", "850230-1******"))))
                .isEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", "\"residentNumber\": \"8502301000000\"")))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", number("form:first7", "8502301000000"))))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", number("form:clear", "850230-1******"))))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", number("form:last7", "******-1000000"))))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", number("form:exists", "exists"))))
                .as("a number without thirteen digits is reduced further")
                .isEmpty();
    }

    @Test
    void aReducedDateIsAYearAndNoMore() {
        assertThat(OF_SELECTION.faults(message("applicant", "Person", typed("birthDate", "form:year", "1985"))))
                .isEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", typed("birthDate", "form:year", "1985-02"))))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Person", "\"birthDate\": \"1985\"")))
                .isNotEmpty();
    }

    @Test
    void aPredicateIsYesNoOrUndetermined() {
        String over = "form:over:130000000";
        for (String answer : List.of("yes", "no", "undetermined")) {
            assertThat(OF_SELECTION.faults(message("obligor", "Income", typed("yearTotal", over, answer))))
                    .isEmpty();
        }
        assertThat(OF_SELECTION.faults(message("obligor", "Income", typed("yearTotal", over, "140000000"))))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("obligor", "Income", typed("yearTotal", "form:over:1", "yes"))))
                .isNotEmpty();
    }

    @Test
    void thatThereIsNoneIsToldOnlyWhereTheFormTellsThatThereIsOne() {
        assertThat(OF_SELECTION.faults(message("applicant", "Income", typed("amount", "state", "known-empty"))))
                .isEmpty();
        assertThat(OF_SELECTION.faults(message("obligor", "Income", typed("yearTotal", "state", "known-empty"))))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(message("obligor", "Income", typed("yearTotal", "state", "late"))))
                .isEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Income", typed("amount", "state", "25650000"))))
                .isNotEmpty();
    }

    @Test
    void recordsAreTheOnlyRepetition() {
        String one = "{\"@type\": \"Income\", \"amount\": \"1\"}";
        assertThat(OF_SELECTION.faults(records(one + ", " + one))).isEmpty();
        assertThat(OF_SELECTION.faults(message("applicant", "Income", "\"amount\": [\"1\"]")))
                .isNotEmpty();
        assertThat(OF_SELECTION.faults(records(one).replace("[" + one + "]", one)))
                .isNotEmpty();
        String home = "{\"@type\": \"Residence\", \"since\": \"2020-01-01\"}";
        assertThat(OF_MODEL.faults(records(home))).isEmpty();
        assertThat(OF_MODEL.faults(records(home + ", " + home)))
                .as("a register has one residence of a subject")
                .isNotEmpty();
    }

    @Test
    void nothingEmptyIsAMessage() {
        assertThat(OF_MODEL.faults("{}")).isNotEmpty();
        assertThat(OF_MODEL.faults(records(""))).isNotEmpty();
        assertThat(OF_MODEL.faults(records("{\"@type\": \"Person\"}")))
                .as("that there is a record is told by an attribute")
                .isNotEmpty();
    }

    @Test
    void aNumberOfAPersonDoesntFitIntoAnIdentifierOfTheMessage() {
        String named = message("applicant", "Person", "\"@id\": \"#s1\", \"name\": \"윤정우\"");
        assertThat(OF_MODEL.faults(named)).isEmpty();
        assertThat(OF_MODEL.faults(named.replace("\"@id\": \"#s1\"", "\"@id\": \"#s8502301000000\"")))
                .isNotEmpty();
        assertThat(OF_MODEL.faults(named.replace("\"@id\": \"#s1\"", "\"@id\": \"urn:8502301000000\"")))
                .isNotEmpty();
    }

    @Test
    void shortCodeListsAreEnumeratedAndLongOnesAreShapesThatNameTheirList(@TempDir Path folder) throws IOException {
        assertThat(colours(TestFederation.in(Files.createDirectory(folder.resolve("short"))))
                        .at("/anyOf/0/enum")
                        .size())
                .isEqualTo(3);
        TestFederation federation = TestFederation.in(Files.createDirectory(folder.resolve("long")));
        StringBuilder codes = new StringBuilder(federation.read("codes/colour.csv"));
        for (int i = 0; i < 300; i++) {
            codes.append("RGB%03d,빛깔,colour,,,,\n".formatted(i));
        }
        JsonNode many = colours(federation.write("codes/colour.csv", codes.toString()));
        assertThat(many.at("/anyOf/0/enum").isMissingNode()).isTrue();
        assertThat("RGB123").matches(many.at("/anyOf/0/pattern").stringValue());
        assertThat("R G").doesNotMatch(many.at("/anyOf/0/pattern").stringValue());
        assertThat(many.at("/anyOf/0/$comment").stringValue()).endsWith("/schemas/codes/colour");
    }

    @Test
    void aListTooLongToBeEnumeratedIsAFileAtTheAddressThatTheShapeNames(@TempDir Path folder) throws IOException {
        TestFederation federation = TestFederation.in(folder);
        StringBuilder codes = new StringBuilder(federation.read("codes/colour.csv"));
        for (int i = 0; i < 300; i++) {
            codes.append("RGB%03d,빛깔,colour,,,,\n".formatted(i));
        }
        JsonNode shape = colours(federation.write("codes/colour.csv", codes.toString()));
        Schemas schemas = federation.load(new Faults());
        GeneratedFiles files = new GeneratedFiles(schemas.model(), schemas.codeLists());
        JsonNode list = StrictJson.mapper()
                .readTree(Objects.requireNonNull(
                        files.ofModel(GeneratedFiles.Format.JSON_SCHEMA).get("codes/colour.schema.json")));
        assertThat(shape.at("/anyOf/0/$comment").stringValue())
                .endsWith(" " + list.path("$id").stringValue());
        assertThat(list.path("enum").size()).isEqualTo(303);
        assertThat(list.at("/x-codes/RGB007/en").stringValue()).isEqualTo("colour");
        assertThat(files.codeList("colour")).isPresent();
        // a register's own list is no part of the model
        assertThat(files.codeList("register-colour")).isEmpty();
    }

    @Test
    void aDayThatNoMonthHasFails() {
        for (String day : List.of("1985-02-13", "2024-02-29", "1999-12-31")) {
            assertThat(OF_MODEL.faults(message("applicant", "Person", "\"birthDate\": \"" + day + "\"")))
                    .as(day)
                    .isEmpty();
            assertThat(OF_MODEL.faults(message("applicant", "HealthInsurance", "\"since\": \"" + day + "\"")))
                    .as(day)
                    .isEmpty();
        }
        for (String day : List.of("1985-13-01", "1985-00-01", "1985-01-32", "1985-04-31", "1985-02-30", "1985-1-1")) {
            assertThat(OF_MODEL.faults(message("applicant", "Person", "\"birthDate\": \"" + day + "\"")))
                    .as(day)
                    .isNotEmpty();
            assertThat(OF_MODEL.faults(message("applicant", "HealthInsurance", "\"since\": \"" + day + "\"")))
                    .as(day)
                    .isNotEmpty();
        }
        JsonNode schema = StrictJson.mapper().readTree(EXPORT.ofModel());
        assertThat(schema.at("/$defs/HealthInsurance/properties/since/anyOf/0/format")
                        .stringValue())
                .isEqualTo("date");
    }

    @Test
    void partsOfAResidentNumberAreFormsOfResidentNumbersAlone() {
        String part = "{\"@type\": \"form:first7\", \"@value\": \"850230-1******\"}";
        assertThat(OF_MODEL.faults(message("applicant", "Person", "\"residentNumber\": " + part)))
                .isEmpty();
        assertThat(OF_MODEL.faults(message("applicant", "Corporation", "\"registrationNumber\": " + part)))
                .isNotEmpty();
    }

    @Test
    void endsOfAssociationsStandInMessagesOfTheModelAndInNoSelection(@TempDir Path folder) {
        Schemas small = TestFederation.in(folder).load(new Faults());
        JsonSchemaExport export = new JsonSchemaExport(small.model(), small.codeLists());
        Line granted = line(APPLICANT, "Owning/sinceDate", "clear");
        Selection selection = new Selection("view", "small", 1, new Localized("작은", "small"), List.of(granted));
        String owning = records("{\"@type\": \"Owning\", \"owner\": \"#s1\", \"sinceDate\": \"2020-01-01\"}");
        assertThat(new JsonMessages(export.ofModel()).faults(owning)).isEmpty();
        assertThat(new JsonMessages(export.ofModel()).faults(owning.replace("#s1", "8502301000000")))
                .isNotEmpty();
        assertThat(new JsonMessages(export.of(selection)).faults(owning)).isNotEmpty();
        assertThat(new JsonMessages(export.of(selection)).faults(owning.replace("\"owner\": \"#s1\", ", "")))
                .isEmpty();
        assertThat(StrictJson.mapper()
                        .readTree(export.ofModel())
                        .at("/$defs/Thing/properties/checkedDate/deprecated")
                        .booleanValue())
                .isTrue();
    }

    private static JsonNode colours(TestFederation federation) {
        Faults faults = new Faults();
        Schemas schemas = federation.load(faults);
        assertThat(faults.list()).isEmpty();
        return StrictJson.mapper()
                .readTree(new JsonSchemaExport(schemas.model(), schemas.codeLists()).ofModel())
                .at("/$defs/Thing/properties/colour");
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        JsonSchemaExport again = new JsonSchemaExport(SCHEMAS.model(), SCHEMAS.codeLists());
        assertThat(again.ofModel()).isEqualTo(EXPORT.ofModel());
        Selection reversed = new Selection(
                SELECTION.kind(),
                SELECTION.id(),
                SELECTION.version(),
                SELECTION.title(),
                SELECTION.lines().reversed());
        assertThat(again.of(reversed)).isEqualTo(EXPORT.of(SELECTION));
    }

    private static List<ExampleMessage> examples() {
        return ExampleMessage.of(SELECTION, SCHEMAS.model(), SCHEMAS.codeLists());
    }

    private static String message(String relation, String type, String members) {
        return records("{\"@type\": \"" + type + "\", " + members + "}").replace("applicant\"", relation + "\"");
    }

    private static String records(String records) {
        return """
            {"@context": "https://ieum.example/schemas/context.jsonld", "@type": "Message", "recipient": "official",
             "contributions": [{"subject": "#s1", "relation": "applicant", "register": "r", "records": [%s]}]}\
            """.formatted(records);
    }

    private static String number(String form, String text) {
        return typed("residentNumber", form, text);
    }

    private static String typed(String name, String type, String value) {
        return "\"%s\": {\"@type\": \"%s\", \"@value\": \"%s\"}".formatted(name, type, value);
    }
}
