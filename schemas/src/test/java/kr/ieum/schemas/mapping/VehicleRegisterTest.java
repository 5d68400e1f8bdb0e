package kr.ieum.schemas.mapping;

import static kr.ieum.schemas.mapping.RegisterAnswers.SUBJECT;
import static kr.ieum.schemas.mapping.RegisterAnswers.about;
import static kr.ieum.schemas.mapping.RegisterAnswers.keys;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapped;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapping;
import static kr.ieum.schemas.mapping.RegisterAnswers.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VehicleRegisterTest {

    private static final String ID = "vehicle-register";

    private static byte[] answer(int count, String... lines) {
        return utf8(
                "{\"rspnsCode\":\"0000\",\"totalCnt\":" + count + ",\"vhcleList\":[" + String.join(",", lines) + "]}");
    }

    private static String line(String type, int displacement, String struckOff) {
        return "{\"vhcty\":\"" + type + "\",\"prpos\":\"자가용\",\"dsplvl\":" + displacement
                + ",\"mdlYear\":2019,\"frstRegistDe\":\"2019.03.04\",\"ersrYn\":\"" + struckOff
                + "\",\"updtDt\":1730732400000,\"ownerTelno\":\"010-1234-5678\"}";
    }

    private static Decoded decoded(byte[] payload) {
        return mapping(ID).decoder().decode(payload, Set.of("vhcty"));
    }

    @Test
    void eachVehicleIsAnEntryWithItsNumbersWordsAndDotsRead() {
        assertThat(mapped(
                        ID,
                        answer(2, line("1", 1598, "N"), line("3", 0, "N")),
                        about(SUBJECT),
                        "Vehicle/class",
                        "Vehicle/use",
                        "Vehicle/displacement",
                        "Vehicle/modelYear",
                        "Vehicle/registeredDate",
                        "Vehicle/changedDate"))
                .containsExactly(
                        Map.of(
                                "Vehicle/class", "PASSENGER",
                                "Vehicle/use", "PRIVATE",
                                "Vehicle/displacement", "1598",
                                "Vehicle/modelYear", "2019",
                                "Vehicle/registeredDate", "2019-03-04",
                                "Vehicle/changedDate", "2024-11-05"),
                        Map.of(
                                "Vehicle/class", "CARGO",
                                "Vehicle/use", "PRIVATE",
                                "Vehicle/displacement", "not-applicable",
                                "Vehicle/modelYear", "2019",
                                "Vehicle/registeredDate", "2019-03-04",
                                "Vehicle/changedDate", "2024-11-05"));
    }

    @Test
    void aVehicleThatWasStruckOffDoesntCount() {
        assertThat(mapped(ID, answer(2, line("1", 1598, "Y"), line("3", 2497, "N")), about(SUBJECT), "Vehicle/class"))
                .containsExactly(Map.of("Vehicle/class", "CARGO"));
        assertThat(mapped(ID, answer(1, line("1", 1598, "Y")), about(SUBJECT), "Vehicle/class"))
                .isEmpty();
    }

    @Test
    void whetherItWasStruckOffIsAnInputOfEveryAttributeAndOfNoneWhenNothingIsAsked() {
        assertThat(mapping(ID).sourceFields(keys("Vehicle/class"))).containsExactlyInAnyOrder("vhcty", "ersrYn");
        assertThat(mapping(ID).sourceFields(keys("Income/amount"))).isEmpty();
    }

    @Test
    void anEmptyListSaysThatThereIsNoneAndAMissingOneIsAnError() {
        assertThat(decoded(answer(0)))
                .isInstanceOfSatisfying(
                        Decoded.Records.class,
                        records -> assertThat(records.records()).isEmpty());
        assertThat(rule(decoded(utf8("{\"rspnsCode\":\"0000\",\"totalCnt\":0}"))))
                .isEqualTo("M15");
        assertThat(rule(decoded(utf8("{\"rspnsCode\":\"0000\",\"totalCnt\":0,\"vhcleList\":null}"))))
                .isEqualTo("M15");
        assertThat(decoded(utf8("{\"rspnsCode\":\"1004\"}"))).isEqualTo(new Decoded.NotHeld());
    }

    @Test
    void moreOrFewerRecordsThanTheRegisterDeclaresAreRefusedWhole() {
        assertThat(rule(decoded(answer(1, line("1", 1598, "N"), line("1", 1598, "N")))))
                .isEqualTo("M15");
        assertThat(rule(decoded(answer(2, line("1", 1598, "N"))))).isEqualTo("M15");
    }

    @Test
    void aBadRowOfOneVehicleLeavesTheOtherVehicleAsItIs() {
        assertThat(mapped(
                        ID,
                        answer(2, line("9", 1598, "N"), line("3", 2497, "N")),
                        about(SUBJECT),
                        "Vehicle/class",
                        "Vehicle/displacement"))
                .containsExactly(
                        Map.of("Vehicle/class", "malformed M4", "Vehicle/displacement", "1598"),
                        Map.of("Vehicle/class", "CARGO", "Vehicle/displacement", "2497"));
    }

    @Test
    void anErrorCodeIsNoAnswerAndAnUnlistedOneIsAnError() {
        assertThat(decoded(utf8("{\"rspnsCode\":\"9999\"}"))).isEqualTo(new Decoded.Failed("9999"));
        assertThat(rule(decoded(utf8("{\"rspnsCode\":\"1234\"}")))).isEqualTo("M14");
    }

    private static String rule(Decoded decoded) {
        return decoded instanceof Decoded.Unreadable unreadable
                ? unreadable.problem().rule()
                : decoded.toString();
    }
}
