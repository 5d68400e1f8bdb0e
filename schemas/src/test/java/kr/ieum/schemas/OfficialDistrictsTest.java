package kr.ieum.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeStanding;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole list of legal districts as the ministry publishes it, in place of the excerpt that the demo ships. */
@Tag("external")
class OfficialDistrictsTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Path PUBLISHED = ROOT.resolve("../shared/data/kr/beopjeongdong-code-all.cp949.txt.gz");

    private static final String SOURCE = """
        format: ieum-code-source/1
        id: legal-district
        publisher: {ko: 행정안전부, en: Ministry of the Interior and Safety}
        file: districts.txt.gz
        sha256: sha-256:a41ec0abfc90e5a4bd471bc547bccbaed41bf134b8573323e3638d906f15d4d3
        asOf: 2022-12-31
        charset: MS949
        separator: tab
        columns: {code: "1", name: "2", status: "3"}
        fullNames: true
        status: {inForce: 존재, abolished: 폐지}
        levels: [2, 5, 8, 10]
        successors: legal-district.csv
        derive: [same-name, below-successor]
        rows: {inForce: 20544, abolished: 25642}
        """;

    @TempDir
    private Path folder;

    private final Faults faults = new Faults();

    @BeforeEach
    void putTheListInPlace() throws IOException {
        Assumptions.assumeTrue(
                Files.isRegularFile(PUBLISHED), "skipped: the published list " + PUBLISHED + " is not here");
        try (Stream<Path> files = Files.walk(ROOT.resolve("schemas/codes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to =
                        folder.resolve(ROOT.resolve("schemas").relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Files.delete(folder.resolve("codes/legal-district.csv"));
        Files.createDirectories(folder.resolve("codes/published"));
        Files.copy(PUBLISHED, folder.resolve("codes/published/districts.txt.gz"));
        Files.writeString(folder.resolve("codes/legal-district.yaml"), SOURCE);
        for (String part : new String[] {"model", "functions", "tasks", "mappings"}) {
            Files.createDirectory(folder.resolve(part));
            try (Stream<Path> files = Files.list(ROOT.resolve("schemas").resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            folder.resolve(part).resolve(file.getFileName().toString()));
                }
            }
        }
    }

    @Test
    void all46186CodesLoadAndEveryAbolishedOneHasASuccessorInForceOrAStatedReason() {
        CodeList districts = districts();
        assertThat(districts.codes()).hasSize(46_186);
        assertThat(districts.codes()).filteredOn(code -> !code.abolished()).hasSize(20_544);
        Map<CodeStanding, Integer> abolished = new EnumMap<>(CodeStanding.class);
        for (CodeList.Code code : districts.codes()) {
            switch (districts.resolve(code.code())) {
                case CodeList.Resolution.InForce(var same) -> assertThat(same).isEqualTo(code);
                case CodeList.Resolution.Replaced(var old, var by) -> {
                    assertThat(by.abolished()).isFalse();
                    assertThat(old.standing().succeeded()).isTrue();
                    abolished.merge(old.standing(), 1, Integer::sum);
                }
                case CodeList.Resolution.Ended(var old, var why) -> {
                    assertThat(why.succeeded()).isFalse();
                    assertThat(why.text().ko()).isNotBlank();
                    abolished.merge(why, 1, Integer::sum);
                }
                case CodeList.Resolution.Unknown unknown -> throw new AssertionError(code.code());
            }
        }
        assertThat(abolished)
                .containsOnlyKeys(
                        CodeStanding.DECLARED,
                        CodeStanding.SAME_NAME,
                        CodeStanding.BELOW_SUCCESSOR,
                        CodeStanding.NOT_ON_RECORD);
        assertThat(abolished.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(25_642);
        assertThat(abolished).containsEntry(CodeStanding.DECLARED, 22).containsEntry(CodeStanding.SAME_NAME, 129);
    }

    @Test
    void aDistrictOfACityThatWasRenamedLeadsToTheOneOfTheSameNameThere() {
        CodeList districts = districts();
        assertThat(districts.current("2111011600").map(CodeList.Code::code)).contains("2611011600");
        assertThat(districts.path("2611011600"))
                .extracting(code -> code.name().ko())
                .containsExactly("부산광역시", "중구", "대청동1가");
        assertThat(districts.path("3611010100"))
                .extracting(code -> code.name().ko())
                .containsExactly("세종특별자치시", "반곡동");
    }

    @Test
    void theMappingsOfTheDemoRunOnItButForTheCodesThatAreYoungerThanTheList() {
        Schemas.load(folder, faults);
        assertThat(faults.list())
                .extracting(Fault::message)
                .hasSize(5)
                .allSatisfy(message -> assertThat(message).contains("강원특별자치도", "fault M4"));
    }

    private CodeList districts() {
        Schemas loaded = Schemas.load(folder, faults);
        assertThat(faults.list())
                .filteredOn(fault -> fault.file().startsWith("codes/"))
                .isEmpty();
        return loaded.codeLists().find("legal-district").orElseThrow();
    }
}
