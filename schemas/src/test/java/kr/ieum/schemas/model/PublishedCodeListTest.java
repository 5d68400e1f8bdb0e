package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.yaml.BoundedFaults;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code list as its publisher hands it out: read by its source, abolished codes with successor or stated reason (design §5). */
class PublishedCodeListTest {

    private static final Charset MS949 = Charset.forName("MS949");

    private static final List<String> PLACES = List.of(
            "1000\t가도\t존재",
            "1100\t가도 나시\t존재",
            "1101\t가도 나시 다동\t존재",
            "1102\t가도 나시 라동\t존재",
            "1200\t가도 마군\t폐지",
            "1201\t가도 마군 다동\t폐지",
            "1202\t가도 마군 바동\t폐지",
            "1300\t가도 사시\t존재",
            "1301\t가도 사시 아동\t존재",
            "1302\t가도 사시 아동\t존재",
            "1400\t가도 나시 \t폐지",
            "1500\t가도 사군\t폐지",
            "1501\t가도 사군 아동\t폐지",
            "1600\t가도 자군\t폐지",
            "1700\t가도 차군\t폐지",
            "2201\t가도 똠시\t존재");

    private static final String SOURCE = """
        format: ieum-code-source/1
        id: place
        publisher: {ko: 시험 기관, en: Test agency}
        file: places.txt
        sha256: sha-256:x
        asOf: 2020-12-31
        charset: MS949
        separator: tab
        columns: {code: "1", name: "2", status: "3"}
        fullNames: true
        status: {inForce: 존재, abolished: 폐지}
        levels: [1, 2, 4]
        successors: place.csv
        derive: [same-name, below-successor]
        rows: {inForce: 8, abolished: 8}
        """;

    private static final String SUCCESSORS = """
        code,successor,valid_to,basis
        1200,1100,1999-12-31,시험법
        1500,1300,1999-12-31,시험법
        1600,1100,2005-06-30,시험법
        1600,1300,2005-06-30,시험법
        1700,,2005-06-30,시험법
        1300,1100,2020-12-31,다음 해의 시험법
        """;

    @TempDir
    private Path folder;

    private TestFederation federation;

    @BeforeEach
    void publish() throws Exception {
        federation = TestFederation.in(folder);
        Files.createDirectories(folder.resolve("codes/published"));
        Files.createDirectories(folder.resolve("codes/successors"));
        federation.write("codes/place.yaml", SOURCE).write("codes/successors/place.csv", SUCCESSORS);
        publish(String.join("\n", PLACES).getBytes(MS949));
    }

    @Test
    void thePublishedFileIsReadAsItIsWithParentsAndOwnNames() {
        CodeList places = list();
        assertThat(places.codes()).hasSize(16);
        assertThat(places.path("1101")).extracting(code -> code.name().ko()).containsExactly("가도", "나시", "다동");
        assertThat(places.find("1101").orElseThrow().name().en()).isEqualTo("다동");
        assertThat(places.children("1100")).extracting(CodeList.Code::code).containsExactly("1101", "1102");
        assertThat(places.children("")).extracting(CodeList.Code::code).containsExactly("1000", "2201");
        assertThat(places.find("2201").orElseThrow().name().ko()).isEqualTo("가도 똠시");
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource({
        "1101, 1101, IN_FORCE",
        "1200, 1100, DECLARED",
        "1201, 1101, BELOW_SUCCESSOR",
        "1202, '', NOT_ON_RECORD",
        "1400, 1100, SAME_NAME",
        "1501, '', AMBIGUOUS",
        "1600, '', SPLIT",
        "1700, '', ENDED",
        "9999, '', "
    })
    void everyCodeResolvesToOneInForceOrToAStatedReason(String code, String current, CodeStanding how) {
        CodeList places = list();
        assertThat(places.current(code).map(CodeList.Code::code).orElse("")).isEqualTo(current);
        switch (places.resolve(code)) {
            case CodeList.Resolution.InForce(var found) ->
                assertThat(found.standing()).isEqualTo(how);
            case CodeList.Resolution.Replaced(var old, var by) ->
                assertThat(old.standing()).isEqualTo(how);
            case CodeList.Resolution.Ended(var old, var why) -> assertThat(why).isEqualTo(how);
            case CodeList.Resolution.Unknown unknown -> assertThat(how).isNull();
        }
    }

    @Test
    void nothingIsDerivedThatTheSourceDoesNotAllow() {
        federation.replace("codes/place.yaml", "derive: [same-name, below-successor]\n", "");
        CodeList places = list();
        assertThat(places.current("1400")).isEmpty();
        assertThat(places.current("1201")).isEmpty();
        assertThat(places.current("1200")).isPresent();
    }

    @Test
    void aCodeIsInForceOrNotOnADayAndAnAbolishedOneWithoutDayIsUndated() {
        CodeList places = list();
        assertThat(places.find("1200").orElseThrow().validity(LocalDate.of(1999, 12, 31)))
                .isEqualTo(CodeList.Validity.IN_FORCE);
        assertThat(places.find("1200").orElseThrow().validity(LocalDate.of(2000, 1, 1)))
                .isEqualTo(CodeList.Validity.ENDED);
        assertThat(places.find("1202").orElseThrow().validity(LocalDate.of(2000, 1, 1)))
                .isEqualTo(CodeList.Validity.UNDATED);
        assertThat(places.find("1202").orElseThrow().inForce(LocalDate.of(2000, 1, 1)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "C2 | '1101\t가도 나시 다동\t존재' | '1101\t가도 나시 다동'",
                "C3 | '1101\t가도 나시 다동' | '1101\t'",
                "C4 | 1102 | 1101",
                "C12 | '다동\t존재' | '다동\t보류'",
                "C13 | 1102 | 11020",
                "C15 | '\n1302\t가도 사시 아동\t존재' | ''",
            })
    void eachRuleOfAPublishedFileIsBrokenOnceAndNamed(String rule, String text, String by) throws Exception {
        String places = String.join("\n", PLACES);
        String broken = places.replace(text, by);
        assertThat(broken).isNotEqualTo(places);
        publish(broken.getBytes(MS949));
        assertThat(federation.faults()).extracting(Fault::rule).contains(rule);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "C10 | ieum-code-source/1 | ieum-code-source/2",
                "C10 | 'id: place' | 'id: places'",
                "C10 | 'file: places.txt' | 'file: ../places.txt'",
                "C10 | 'file: places.txt' | 'file: nowhere.txt'",
                "C10 | sha-256: | sha-256:0",
                "C10 | MS949 | MS9490",
                "C10 | 'code: \"1\"' | 'code: Code'",
                "C10 | 'code: \"1\", ' | ''",
                "C10 | 'name:' | 'label:'",
                "C10 | ', status: \"3\"' | ''",
                "C10 | '[1, 2, 4]' | '[2, 1, 4]'",
                "C10 | 'separator: tab' | 'separator: tab\ndates: bbb'",
                "C2 | 'separator: tab' | 'separator: pipe'",
                "C11 | MS949 | US-ASCII",
                "Y8 | 'levels:' | 'level:'",
                "Y9 | same-name | similar-name",
            })
    void eachRuleOfASourceIsBrokenOnceAndNamed(String rule, String text, String by) {
        assertThat(federation.replace("codes/place.yaml", text, by).faults())
                .extracting(Fault::rule)
                .contains(rule);
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'1200,1100,1999-12-31,시험법' | '1200,1100,1999-12-31,'",
                "'1200,1100,1999-12-31' | '1200,1100,1999-13-31'",
                "'1200,1100' | '1100,1101'",
                "'1200,1100' | '1299,1100'",
                "'1200,1100' | '1200,1199'",
                "'1600,1300' | '1600,1100'",
                "'1600,1300' | '1600,'",
            })
    void aTableOfSuccessorsThatDoesNotFitItsListIsRefused(String text, String by) {
        List<Fault> faults =
                federation.replace("codes/successors/place.csv", text, by).faults();
        assertThat(faults).extracting(Fault::rule).containsOnly("C14");
        assertThat(faults).extracting(Fault::file).containsOnly("codes/successors/place.csv");
    }

    @Test
    void aListStandsInOneFormOnly() {
        federation.write("codes/place.csv", federation.read("codes/colour.csv"));
        assertThat(federation.faults()).extracting(Fault::rule).containsExactly("C10");
    }

    @Test
    void aWrongCharsetNamesTheLinesWhoseBytesMeanNothing() throws Exception {
        byte[] bytes = String.join("\n", PLACES).getBytes(MS949);
        int second = PLACES.getFirst().getBytes(MS949).length + 1;
        bytes[second + 5] = (byte) 0xff;
        publish(bytes);
        assertThat(federation.faults())
                .filteredOn(fault -> fault.rule().equals("C11"))
                .extracting(Fault::line)
                .containsExactly(2);
    }

    @Test
    void aFileWithOneFaultInEveryRowTellsTheFirstOnesAndHowManyMoreThereAre() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            rows.append(1000 + i).append("\t가도\t있음\n");
        }
        publish(rows.toString().getBytes(MS949));
        List<Fault> faults = federation.faults().stream()
                .filter(fault -> fault.rule().equals("C12"))
                .toList();
        assertThat(faults).hasSize(BoundedFaults.EACH + 1);
        assertThat(faults).extracting(Fault::message).contains("is broken 2980 times more");
    }

    @Test
    void aSuccessionThatLeadsBackToItselfEnds() throws Exception {
        federation.replace("codes/successors/place.csv", "1200,1100", "1200,1201");
        assertThat(list().current("1200")).isEmpty();
        assertThat(list().current("1201")).isEmpty();
    }

    @Test
    void anotherPublishersTableInUtf16WithDatesAndItsOwnSuccessorsIsReadByItsHeader() throws Exception {
        Files.write(
                folder.resolve("codes/published/towns.csv"),
                ("\uFEFF\"Code\",\"Name\",\"Next\",\"From\",\"To\"\r\n"
                                + "\"01\",\"Old, town\",\"02\",\"\",\"19891231\"\r\n"
                                + "\"02\",\"New town\",\"\",\"19900101\",\"\"\r\n")
                        .getBytes(StandardCharsets.UTF_16LE));
        federation.write("codes/town.yaml", """
            format: ieum-code-source/1
            id: town
            publisher: {ko: 다른 기관, en: Another agency}
            file: towns.csv
            sha256: %s
            asOf: 2020-12-31
            charset: UTF-16LE
            separator: comma
            header: true
            columns: {code: Code, name: Name, successor: Next, validFrom: From, validTo: To}
            dates: yyyyMMdd
            """.formatted(digest(folder.resolve("codes/published/towns.csv"))));
        CodeList towns = load("town");
        assertThat(towns.current("01").map(CodeList.Code::code)).contains("02");
        assertThat(towns.find("01").orElseThrow().name().en()).isEqualTo("Old, town");
        assertThat(towns.find("02").orElseThrow().inForce(LocalDate.of(1989, 12, 31)))
                .isFalse();
    }

    private CodeList list() {
        return load("place");
    }

    private CodeList load(String id) {
        Faults faults = new Faults();
        CodeList list = CodeLists.load(folder.resolve("codes"), "codes", faults)
                .find(id)
                .orElseThrow(() -> new AssertionError(faults.list().toString()));
        assertThat(faults.list()).isEmpty();
        return list;
    }

    private void publish(byte[] bytes) throws IOException {
        Path file = folder.resolve("codes/published/places.txt");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        federation.write(
                "codes/place.yaml",
                federation.read("codes/place.yaml").replaceFirst("sha-256:[0-9a-fx]+", digest(file)));
    }

    private static String digest(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "sha-256:" + HexFormat.of().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
