package kr.ieum.gateway.agreement.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the public may read of the agreements in force. */
class AgreementRegisterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final List<AgreementFile> FILES = new AgreementLoader(DemoParties.references())
            .loadFolder(DemoParties.ROOT.resolve("config/agreements"), "agreements", new Faults());
    private static final AgreementRegister REGISTER = new AgreementRegister(DemoParties.references());
    private static final List<RegisterEntry> ENTRIES =
            FILES.stream().map(file -> REGISTER.entry(file, false, DAY)).toList();

    @Test
    void thereAreThe18FieldsOfTheUnitedKingdomsRegisterInItsOrder() {
        assertThat(Arrays.stream(RegisterField.values())
                        .map(field -> field.label().en()))
                .containsExactly(
                        "Information sharing agreement",
                        "Name",
                        "Purpose",
                        "Information sharing benefits",
                        "Legal power disclosure",
                        "Disclosed information",
                        "Controllers",
                        "Controller names",
                        "Information sharing method",
                        "Processors",
                        "Processor names",
                        "Retention period",
                        "Start date",
                        "End date",
                        "Review date",
                        "Contact",
                        "Areas",
                        "Area names");
    }

    @Test
    void anEntrySaysWhoGetsWhatOnWhichBasisInBothLanguages() {
        RegisterEntry tax = entry("agr-bl-tax");
        assertThat(said(tax, RegisterField.DISCLOSED_INFORMATION).ko())
                .contains("연간 소득금액 합계 (130,000,000원 초과 여부; 부양의무자)")
                .doesNotContain("{");
        assertThat(said(tax, RegisterField.LEGAL_POWER_DISCLOSURE).ko())
                .contains("「국세기본법」 제81조의13")
                .contains("(시연용 가상 조문)");
        assertThat(said(tax, RegisterField.LEGAL_POWER_DISCLOSURE).en())
                .contains("Framework Act on National Taxes art. 81-13");
        assertThat(said(tax, RegisterField.CONTROLLERS).ko()).isEqualTo("1210000|3000000|3780000");
        assertThat(said(tax, RegisterField.CONTROLLER_NAMES).en()).startsWith("National Tax Service|Jongno-gu");
        assertThat(said(tax, RegisterField.AREA_NAMES).en()).contains("own cases only");
        assertThat(said(tax, RegisterField.START_DATE).en()).isEqualTo("2026-01-01");
        assertThat(said(tax, RegisterField.CONTACT).ko()).contains("국세청 소득자료관리과");
    }

    @Test
    void whoRunsARegisterForItsKeeperIsItsProcessor() {
        References known = DemoParties.references();
        Parties parties = known.parties();
        Map<String, Parties.Register> registers = parties.registers().values().stream()
                .collect(Collectors.toMap(
                        Parties.Register::id,
                        one -> new Parties.Register(one.id(), one.name(), one.keeper(), Optional.of("1741000"))));
        References run = new References(
                known.model(),
                known.codes(),
                known.implied(),
                known.tasks(),
                new Parties(parties.zone(), parties.agencies(), parties.classes(), registers));
        RegisterEntry entry = new AgreementRegister(run).entry(FILES.getFirst(), false, DAY);
        assertThat(said(entry, RegisterField.PROCESSORS).ko()).isEqualTo("1741000");
        assertThat(said(entry, RegisterField.PROCESSOR_NAMES).ko()).isEqualTo("행정안전부");
        assertThat(ENTRIES.getFirst().values(RegisterField.PROCESSORS)).isEmpty();
    }

    @Test
    void aClassCountsTheMembersOfTheDay() {
        RegisterEntry before = REGISTER.entry(FILES.getFirst(), false, LocalDate.of(2025, 12, 31));
        assertThat(before.values(RegisterField.AREAS)).isEmpty();
    }

    @Test
    void theCsvHasOneLineForEachAgreementAndNoBlankCell() {
        String csv = new RegisterFiles(DAY, ENTRIES).csv();
        assertThat(csv)
                .startsWith("\uFEFF\"information-sharing-agreement\",\"name-ko\",\"name-en\"")
                .endsWith("\r\n");
        List<String> lines = csv.substring(1).lines().toList();
        assertThat(lines).hasSize(FILES.size() + 1);
        long columns = lines.getFirst().split("\",\"", -1).length;
        assertThat(columns).isEqualTo(18 + 11 + 3);
        assertThat(lines).allSatisfy(line -> assertThat(line.split("\",\"", -1)).hasSize((int) columns));
        assertThat(csv).doesNotContain("\"\"").contains("\"in-force\"").contains("2026-06-01");
    }

    @Test
    void theJsonSaysTheSameInTheSameOrder() {
        JsonNode file = StrictJson.mapper().readTree(new RegisterFiles(DAY, ENTRIES).json());
        assertThat(file.path("fields").size()).isEqualTo(18);
        assertThat(file.path("agreements").values().stream()
                        .map(one -> one.at("/information-sharing-agreement/0").asString()))
                .containsExactlyElementsOf(FILES.stream()
                        .map(one -> one.agreement().id() + "/" + one.agreement().version())
                        .toList());
        assertThat(file.at("/agreements/0/name/0").propertyNames()).containsExactly("ko", "en");
    }

    @Test
    void theSameAgreementsGiveTheSameBytes() {
        assertThat(new RegisterFiles(DAY, ENTRIES).csv())
                .isEqualTo(new RegisterFiles(
                                DAY,
                                FILES.stream()
                                        .map(file -> REGISTER.entry(file, false, DAY))
                                        .toList())
                        .csv());
    }

    @Test
    void aSuspendedAgreementIsMarked() {
        RegisterEntry suspended = REGISTER.entry(FILES.getFirst(), true, DAY);
        RegisterFiles files = new RegisterFiles(DAY, List.of(suspended));
        assertThat(files.csv()).contains("\"suspended\"").doesNotContain("in-force");
        assertThat(files.json()).contains("\"status\" : \"suspended\"");
    }

    @Test
    void aCellIsNeverAFormula() {
        for (String formula : List.of(
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                " =1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x")) {
            assertThat(RegisterFiles.cell(formula)).as(formula).startsWith("\"'");
        }
        assertThat(RegisterFiles.cell("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(RegisterFiles.cell("3 - 2")).isEqualTo("\"3 - 2\"");
        RegisterEntry entry = new RegisterEntry(
                "a", 1, false, "sha-256:0", Map.of(RegisterField.NAME, List.of(new Localized("=1", "+1"))));
        assertThat(new RegisterFiles(DAY, List.of(entry)).csv()).contains("\"'=1\",\"'+1\"");
    }

    private static RegisterEntry entry(String id) {
        return IntStream.range(0, FILES.size())
                .filter(i -> FILES.get(i).agreement().id().equals(id))
                .mapToObj(ENTRIES::get)
                .findFirst()
                .orElseThrow();
    }

    private static Localized said(RegisterEntry entry, RegisterField field) {
        return new Localized(
                String.join("|", texts(entry, field).map(Localized::ko).toList()),
                String.join("|", texts(entry, field).map(Localized::en).toList()));
    }

    private static Stream<Localized> texts(RegisterEntry entry, RegisterField field) {
        return entry.values(field).stream();
    }
}
