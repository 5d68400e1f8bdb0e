package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.NibrsCodes;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.Value;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a row yields goes back into the register's notation and is read as the same again, for every row that its file doesn't call
 * one-way (design §5). The examples are checked at every load (rules M50 and M51); here many values more.
 */
class RoundTripTest {

    private static final Path SCHEMAS = Path.of(System.getProperty("ieum.root", ".."), "schemas");
    private static final MappingContext CONTEXT =
            new MappingContext("", "", "", Optional.empty(), LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty());
    private static final int VALUES = 400;

    @TestFactory
    Stream<DynamicTest> everyRowOfTheEightRegistersThatIsNotOneWayGoesThereAndBack() {
        Schemas schemas = Schemas.load(SCHEMAS, new Faults());
        assertThat(schemas.mappings()).hasSizeGreaterThanOrEqualTo(8);
        return tests(schemas);
    }

    @Tag("external")
    @TestFactory
    Stream<DynamicTest> everyRowOfTheCrimeReportsThatIsNotOneWayGoesThereAndBack(@TempDir Path folder) {
        return tests(NibrsCodes.federation(folder).load(new Faults()));
    }

    @Tag("external")
    @TestFactory
    Stream<DynamicTest> everyRowOfTheCrashMessagesThatIsNotOneWayGoesThereAndBack(@TempDir Path folder) {
        ExternalFederation.data("niem");
        return tests(ExternalFederation.in(folder, "crash").load(new Faults()));
    }

    private static Stream<DynamicTest> tests(Schemas schemas) {
        return schemas.mappings().values().stream()
                .flatMap(mapping -> ((CompiledMapping) mapping)
                        .rows().stream()
                                .filter(row -> row.oneWay().isEmpty())
                                .map(row -> DynamicTest.dynamicTest(
                                        mapping.id() + " " + row.id(), () -> goesThereAndBack(row, schemas))));
    }

    private static void goesThereAndBack(CompiledRow row, Schemas schemas) {
        Random random = new Random(20261126);
        SomeValues values = new SomeValues(random, schemas.codeLists());
        int written = 0;
        for (int i = 0; i < VALUES; i++) {
            List<MappedField> fields = List.of(new MappedField.Present(values.of(row.target())));
            RecordDraft draft = new RecordDraft("any", 1, true);
            if (row.inverse().write(fields, draft).isEmpty()) {
                assertThat(row.mapEach(draft.record(), List.of(draft.record()), CONTEXT))
                        .as("%s from %s", row.id(), draft.record().fields())
                        .isEqualTo(fields);
                written++;
            }
        }
        assertThat(written).as("values that the notation can say").isGreaterThan(VALUES / 20);
    }

    @Test
    void rowsWithoutAWayBackAreListedWithTheReason() {
        Mapping property = mapping("property");
        assertThat(property.oneWayRows())
                .extracting(OneWayRow::row)
                .contains("district", "officialPrice", "coOwners")
                .doesNotContain("landLot", "share");
        assertThat(property.oneWayRows())
                .allSatisfy(row -> assertThat(row.reason()).isNotBlank());
    }

    @Test
    void aParcelsLotAndAnAddressAreWrittenAsTheirRegistersWriteThem() {
        assertThat(rewritten("property", "landLot", Map.of("V_LAND.PNU", "5111010700200030000")))
                .isEqualTo(Map.of("V_LAND.PNU", "5111010700200030000"));
        Map<String, String> address =
                Map.of("rdnmAdr", "서울특별시 종로구 자하문로 12 (청운동)", "rdnmDtlAdr", "101동 202호", "bjdCd", "1111010100");
        assertThat(rewritten("resident-register", "address", address)).isEqualTo(address);
    }

    /** Rows that lose nothing: their examples come back letter by letter, but for what is spelling alone. */
    @Test
    void anExactRowGoesBackToTheTextThatItCameFrom() {
        Map<String, String> spellings = new TreeMap<>();
        int same = 0;
        for (Mapping mapping : Schemas.load(SCHEMAS, new Faults()).mappings().values()) {
            for (CompiledRow row : ((CompiledMapping) mapping).rows()) {
                if (row.review().fidelity() != CompiledRow.Fidelity.EXACT
                        || !(row.plan()
                                instanceof FieldPlan(SourceSlot slot, FieldTransform transform, List<Guard> guards))) {
                    continue;
                }
                for (NativeRecord record : examples(mapping, row.id())) {
                    MappedField field = row.map(record, List.of(record), CONTEXT);
                    String text = record.field(slot.field()).orElse("");
                    RecordDraft draft = new RecordDraft("any", 1, true);
                    if (!(field instanceof MappedField.Present)
                            || row.inverse().write(List.of(field), draft).isPresent()) {
                        continue;
                    }
                    String back = draft.record().field(slot.field()).orElse("");
                    if (back.equals(text)) {
                        same++;
                    } else {
                        spellings.put(text, back);
                    }
                }
            }
        }
        assertThat(same).isGreaterThan(60);
        assertThat(spellings)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "970301",
                        "19970301",
                        "010702",
                        "20010702",
                        "1 / 17",
                        "1/17",
                        "NGUYEN  THI  HOA",
                        "NGUYEN THI HOA"));
    }

    private static List<NativeRecord> examples(Mapping mapping, String row) {
        Faults faults = new Faults();
        SourceFields fields = new SourceFields(List.copyOf(mapping.allSourceFields()));
        return StrictYaml.read(SCHEMAS.resolve("mappings/" + mapping.id() + ".yaml"), mapping.id(), faults)
                .orElseThrow()
                .maps("rows")
                .stream()
                .filter(map -> map.text("id").equals(row))
                .flatMap(map -> Example.readAll(map, map.optionalText("source"), fields).stream())
                .flatMap(example -> example.records().stream().limit(1))
                .toList();
    }

    @Test
    void ofSeveralSpellingsTheCanonicalOneIsWritten() {
        // the first null token of its state, a date without its time of day, a year in full
        assertThat(rewritten("resident-register", "deathDate", Map.of("dethYmd", "00000000")))
                .isEqualTo(Map.of("dethYmd", ""));
        assertThat(rewritten("family-register", "deathDate", Map.of("사망일시", "2026년 9월 28일 23시 10분")))
                .isEqualTo(Map.of("사망일시", "2026년 09월 28일"));
        assertThat(rewritten("employment-insurance", "since", Map.of("CHWIDEUK_DT", "970301")))
                .isEqualTo(Map.of("CHWIDEUK_DT", "19970301"));
    }

    @Test
    void aValueThatWouldBeReadAsNoneIsRefused() {
        CompiledRow daily = row("employment-insurance", "dailyAmount");
        MappedField nothing = new MappedField.Present(new Value.OfAmount(BigDecimal.ZERO));
        assertThat(daily.inverse().write(List.of(nothing), new RecordDraft("any", 1, true)))
                .map(RowInverse.Refusal::rule)
                .contains(MappingRule.M54);
    }

    private static CompiledRow row(String mapping, String row) {
        return ((CompiledMapping) mapping(mapping))
                .rows().stream()
                        .filter(each -> each.id().equals(row))
                        .findFirst()
                        .orElseThrow();
    }

    private static Map<String, String> rewritten(String mapping, String row, Map<String, String> texts) {
        CompiledRow compiled = row(mapping, row);
        NativeRecord record = new NativeRecord("any", 1, texts, List.of());
        RecordDraft draft = new RecordDraft("any", 1, true);
        assertThat(compiled.inverse().write(compiled.mapEach(record, List.of(record), CONTEXT), draft))
                .isEmpty();
        return draft.record().fields();
    }

    private static Mapping mapping(String id) {
        return Optional.ofNullable(
                        Schemas.load(SCHEMAS, new Faults()).mappings().get(id))
                .orElseThrow();
    }
}
