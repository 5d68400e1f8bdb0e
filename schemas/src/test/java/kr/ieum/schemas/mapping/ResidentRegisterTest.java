package kr.ieum.schemas.mapping;

import static kr.ieum.schemas.mapping.RegisterAnswers.SUBJECT;
import static kr.ieum.schemas.mapping.RegisterAnswers.about;
import static kr.ieum.schemas.mapping.RegisterAnswers.context;
import static kr.ieum.schemas.mapping.RegisterAnswers.keys;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapped;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapping;
import static kr.ieum.schemas.mapping.RegisterAnswers.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

/** R1, the register of residents: HTTP with JSON. */
class ResidentRegisterTest {

    private static final String ANSWER = """
        {"resultCd":"00","stdrDt":"20261015093000","person":{"rrn":"8502301000000","nm":"윤정우","nmHanja":"尹正宇",
         "birthYmd":"19850203","sexdstnCd":"1","hshldrRelCd":"01","hshldNo":"300000100017","trnsinYmd":"20190304",
         "rdnmAdr":"경기도 성남시 분당구 판교로 12 (백현동)","rdnmDtlAdr":"101동 202호","bjdCd":"4113511000",
         "hjdCd":"4113565500","rsdStusCd":"1","dethYmd":"00000000","isncLmtYn":"Y","isncLmtTrgtRrn":["7001011000000"]}}
        """;

    @Test
    void aWholeAnswerBecomesTheModelsAttributes() {
        assertThat(mapped(
                        "resident-register",
                        utf8(ANSWER),
                        about(SUBJECT),
                        "Person/name",
                        "Person/residentNumber",
                        "Person/birthDate",
                        "Person/sex",
                        "Person/residenceStatus",
                        "Person/deathDate",
                        "Residence/since",
                        "Residence/address"))
                .containsExactly(Map.of(
                        "Person/name", "윤정우",
                        "Person/residentNumber", "8502301000000",
                        "Person/birthDate", "1985-02-03",
                        "Person/sex", "MALE",
                        "Person/residenceStatus", "RESIDENT",
                        "Person/deathDate", "known-empty",
                        "Residence/since", "2019-03-04",
                        "Residence/address", "경기도 성남시 분당구 백현동 판교로 12 101동 202호"));
    }

    @Test
    void theRegistersReferenceTimeIsTakenInItsOwnZone() {
        Decoded decoded = mapping("resident-register").decoder().decode(utf8(ANSWER), Set.of("nm"));
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Records.class,
                        records -> assertThat(records.assertedAt()).contains(Instant.parse("2026-10-15T00:30:00Z")));
    }

    @Test
    void anAttributeNeedsItsOwnSourceFieldsAndNoOthers() {
        Mapping register = mapping("resident-register");
        assertThat(register.sourceFields(keys("Person/birthDate"))).containsExactly("birthYmd");
        assertThat(register.sourceFields(keys("Person/name", "Person/sex")))
                .containsExactlyInAnyOrder("nm", "sexdstnCd");
        assertThat(register.sourceFields(keys("Residence/address")))
                .containsExactlyInAnyOrder("rdnmAdr", "rdnmDtlAdr", "bjdCd");
        assertThat(register.sourceFields(keys("Income/amount"))).isEmpty();
        assertThat(register.sourceFields(Set.of())).isEmpty();
    }

    @Test
    void whatIsNotPermittedNeverBecomesARecordField() {
        Decoded decoded = mapping("resident-register").decoder().decode(utf8(ANSWER), Set.of("nm"));
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Records.class, records -> {
            NativeRecord record = records.records().getFirst();
            assertThat(record.fields()).containsExactly(Map.entry("nm", "윤정우"));
            assertThat(record.parts()).isEmpty();
        });
    }

    @Test
    void theHouseholdIsComparedWithTheApplicantsAndOnlyTheAnswerComesOut() {
        Mapping register = mapping("resident-register");
        Set<AttributeKey> wanted = keys("Residence/sameAsApplicant");
        assertThat(register.sourceFields(wanted)).containsExactly("hshldNo");
        assertThat(register.comparedFields(wanted)).containsExactly("hshldNo");
        assertThat(register.comparedFields(keys("Person/name"))).isEmpty();
        assertThat(sameHousehold(Optional.of("300000100017"))).isEqualTo("yes");
        assertThat(sameHousehold(Optional.of("300000100018"))).isEqualTo("no");
        assertThat(sameHousehold(Optional.of(""))).isEqualTo("undetermined");
        assertThat(sameHousehold(Optional.empty())).isEqualTo("undetermined");
    }

    private static String sameHousehold(Optional<String> applicants) {
        Optional<List<NativeRecord>> records =
                applicants.map(number -> List.of(new NativeRecord("person", 1, Map.of("hshldNo", number), List.of())));
        MappingContext context = context(SUBJECT, "5504121000000", records);
        return mapped("resident-register", utf8(ANSWER), context, "Residence/sameAsApplicant")
                .getFirst()
                .getOrDefault("Residence/sameAsApplicant", "");
    }

    @Test
    void theApplicantLivesWithThemselves() {
        assertThat(mapped(
                        "resident-register",
                        utf8(ANSWER),
                        context(SUBJECT, SUBJECT, Optional.empty()),
                        "Residence/sameAsApplicant"))
                .containsExactly(Map.of("Residence/sameAsApplicant", "yes"));
    }

    @Test
    void anImpossibleDateHarmsItsOwnFieldOnlyAndTheProblemHoldsNoValue() {
        Mapping register = mapping("resident-register");
        Set<AttributeKey> wanted = keys("Person/birthDate", "Person/name");
        Decoded decoded =
                register.decoder().decode(utf8(ANSWER.replace("19850203", "19850230")), register.sourceFields(wanted));
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Records.class, records -> {
            Map<AttributeKey, MappedField> fields = register.map(records.records(), wanted, about(SUBJECT))
                    .getFirst()
                    .fields();
            assertThat(fields.get(new AttributeKey("Person/name"))).isInstanceOf(MappedField.Present.class);
            assertThat(fields.get(new AttributeKey("Person/birthDate")))
                    .isInstanceOfSatisfying(MappedField.Malformed.class, malformed -> {
                        assertThat(malformed.problem().rule()).isEqualTo("M7");
                        assertThat(malformed.problem().row()).isEqualTo("birthDate");
                        assertThat(malformed.problem().position()).isEqualTo(1);
                        assertThat(malformed.problem().toString()).doesNotContain("1985");
                    });
        });
    }

    @Test
    void aFieldThatTheRegisterDidntSendIsNamedAndNotGuessed() {
        assertThat(mapped(
                        "resident-register",
                        utf8("{\"resultCd\":\"00\",\"stdrDt\":\"20261015093000\",\"person\":{\"nm\":null}}"),
                        about(SUBJECT),
                        "Person/name",
                        "Person/sex"))
                .containsExactly(Map.of("Person/name", "malformed M1", "Person/sex", "malformed M1"));
    }

    @Test
    void halfASurrogatePairOrAControlCharacterMakesAFieldMalformed() {
        assertThat(mapped("resident-register", utf8(ANSWER.replace("윤정우", "윤\\ud842우")), about(SUBJECT), "Person/name"))
                .containsExactly(Map.of("Person/name", "malformed M2"));
        assertThat(mapped(
                        "resident-register", utf8(ANSWER.replace("윤정우", "윤\\u001b[2J")), about(SUBJECT), "Person/name"))
                .containsExactly(Map.of("Person/name", "malformed M2"));
    }

    @Test
    void anUnknownSubjectIsNotHeld() {
        assertThat(mapping("resident-register")
                        .decoder()
                        .decode(utf8("{\"resultCd\":\"04\",\"resultMsg\":\"해당 자료 없음\"}"), Set.of("nm")))
                .isEqualTo(new Decoded.NotHeld());
    }

    @Test
    void everySourceFieldIsKnownMappedOrNot() {
        assertThat(mapping("resident-register").allSourceFields()).hasSize(19).contains("nmHanja", "inqBfRrn");
        assertThat(mapping("resident-register").keyedBy(new AttributeKey("Person/name")))
                .isEqualTo(Mapping.KeyedBy.SUBJECT);
        assertThat(mapping("resident-register").fileLayout()).isEmpty();
    }
}
