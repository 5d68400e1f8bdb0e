package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of the loader, broken once in an agreement that is right otherwise. */
class AgreementLoaderTest {

    private static final AgreementLoader LOADER = new AgreementLoader(DemoParties.references());
    private static final String TAX = text("agr-bl-tax.yaml");
    private static final String RESIDENT = text("agr-bl-resident.yaml");
    private static final String URGENT = text("drafts/agr-ea-resident.yaml");

    private static String text(String file) {
        try {
            return Files.readString(
                    DemoParties.ROOT.resolve("config/agreements").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Fault> faults(String text) {
        Faults faults = new Faults();
        Optional<AgreementFile> file = LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "agreement.yaml", faults);
        assertThat(file.isEmpty()).isEqualTo(!faults.isEmpty());
        return faults.list();
    }

    private static List<Fault> broken(String base, String from, String to) {
        assertThat(base).contains(from);
        return faults(base.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }

    private static void assertFault(List<Fault> faults, String rule, String key, String message) {
        assertThat(faults)
                .as("a fault of rule %s at %s saying %s", rule, key, message)
                .anySatisfy(fault -> {
                    assertThat(fault.rule()).isEqualTo(rule);
                    assertThat(fault.key()).isEqualTo(key);
                    assertThat(fault.message()).contains(message);
                    assertThat(fault.file()).isEqualTo("agreement.yaml");
                    assertThat(fault.line()).isPositive();
                    assertThat(fault.remedy()).isNotBlank();
                });
    }

    @Test
    void anAgreementWithoutFaultLoads() {
        assertThat(faults(TAX)).isEmpty();
    }

    @Test
    void everyFaultIsListedAndTheAgreementRefusedAsAWhole() {
        List<Fault> faults = faults(TAX.replace("ref: Income/amount", "ref: Income/amuont")
                .replace("task: basic-livelihood", "task: basic")
                .replace("from: 2026-01-01", "from: 2026-02-30"));
        assertThat(faults).extracting(Fault::rule).contains("A5", "A2", "Y9");
    }

    @Test
    void anUnknownKeyIsRefusedWhereverItStands() {
        assertFault(broken(TAX, "task: basic", "tusk: x\ntask: basic"), "Y8", "tusk", "not a known key");
        assertFault(broken(TAX, "clause: C3", "clause: C3\n    colour: red"), "Y8", "grants[0].colour", "");
        assertFault(broken(TAX, "{perDay:", "{perWeek: 1, perDay:"), "Y8", "volume.perWeek", "");
        assertFault(broken(TAX, "given: {", "given: {mood: good, "), "Y8", "tests[0].given.mood", "");
    }

    @Nested
    class A1FormatAndIdentity {
        @Test
        void formatIdAndVersionAreChecked() {
            assertFault(broken(TAX, "ieum-agreement/1", "ieum-agreement/2"), "A1", "format", "");
            assertFault(broken(TAX, "id: agr-bl-tax", "id: Agr_BL"), "A1", "id", "");
            assertFault(broken(TAX, "\nversion: 1", "\nversion: 0"), "A1", "version", "");
            assertFault(broken(TAX, "- id: L1", "- id: \"L 1\""), "A1", "legalBasis[0].id", "");
        }
    }

    @Nested
    class A2DeadReferences {
        @Test
        void agencyClassSystemTaskBasisClauseRegisterAndTemplateExist() {
            assertFault(broken(TAX, "agency: \"1210000\"", "agency: \"1219999\""), "A2", "parties[0].agency", "");
            assertFault(broken(TAX, "class: si-gun-gu", "class: si-do"), "A2", "parties[1].class", "");
            assertFault(broken(TAX, "systems: [welfare-case]", "systems: [welfare]"), "A2", "parties[1].systems", "");
            assertFault(broken(TAX, "task: basic-livelihood", "task: basic"), "A2", "task", "");
            assertFault(broken(TAX, "basis: [L1, L2]", "basis: [L1, L9]"), "A2", "grants[0].attributes[0].basis", "L9");
            assertFault(broken(TAX, "clause: C3", "clause: C9"), "A2", "grants[0].clause", "C9");
            assertFault(broken(TAX, "clause: C3", "clause: C1"), "A2", "grants[0].clause", "C1");
            assertFault(broken(TAX, "clause: C3", "register: family\n    clause: C3"), "A2", "grants[0].register", "");
            assertFault(broken(TAX, "std-benefit-eligibility, version: 2", "std, version: 2"), "A2", "template.id", "");
            assertFault(
                    broken(TAX, "office: 소득", "office: x}\n  - {agency: \"9999999\", office: 소득"),
                    "A2",
                    "contacts[1].agency",
                    "");
            assertFault(
                    faults(TAX + "consent:\n  - {grant: G9, of: each-subject, maxAge: P90D}\n"),
                    "A2",
                    "consent[0].grant",
                    "G9");
        }
    }

    @Nested
    class A3IdsUsedTwice {
        @Test
        void anIdStandsOnceInTheWholeAgreement() {
            assertFault(broken(TAX, "- id: L2", "- id: L1"), "A3", "legalBasis[1].id", "L1");
            assertFault(broken(TAX, "- id: G2", "- id: L1"), "A3", "grants[1].id", "L1");
            assertFault(broken(RESIDENT, "- id: P1", "- id: G1"), "A3", "limits[0].id", "G1");
        }

        @Test
        void anAttributeStandsOnceInAGrant() {
            assertFault(broken(TAX, "ref: Income/kind", "ref: Income/amount"), "A3", "grants[0].attributes[1].ref", "");
        }

        @Test
        void aVersionStandsInOneFileOfTheFolder(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("a.yaml"), TAX);
            Files.writeString(folder.resolve("b.yaml"), TAX);
            Faults faults = new Faults();
            LOADER.loadFolder(folder, "agreements", faults);
            assertThat(faults.list())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.toString())
                            .contains(
                                    "agreements/b.yaml",
                                    "agr-bl-tax version 1 also stands in agreements/a.yaml",
                                    "A3"));
        }
    }

    @Nested
    class A4EmptyGrants {
        @Test
        void aGrantGrantsSomethingToSomebodyForSomeUse() {
            assertFault(broken(TAX, "use: [display, decide]", "use: []"), "A4", "grants[0].use", "");
            assertFault(
                    broken(TAX, "use: [display, decide]", "use: [display, search]"),
                    "A4",
                    "grants[0].use",
                    "lets a key be sent on");
            assertFault(
                    broken(TAX, "subjects: [applicant, benefit-unit]", "subjects: []"), "A4", "grants[0].subjects", "");
            assertFault(
                    broken(TAX, ", form: \"over:130000000\"", ", form: absent"),
                    "A4",
                    "grants[1].attributes[0].form",
                    "");
            String withoutAttributes = TAX.replaceAll("(?m)^      - \\{ref: Income/yearTotal.*$", "")
                    .replaceAll("(?m)^      # (기준은).*$", "")
                    .replaceFirst("attributes:\\s+volume", "attributes: []\nvolume");
            assertFault(faults(withoutAttributes), "A4", "grants[1].attributes", "");
        }
    }

    @Test
    void a5AnAttributeOutsideTheModelIsRefused() {
        assertFault(
                broken(TAX, "Income/amount", "Income/amuont"), "A5", "grants[0].attributes[0].ref", "Income/amuont");
        assertFault(broken(TAX, "Income/amount", "income/amount"), "A5", "grants[0].attributes[0].ref", "");
        assertFault(broken(TAX, "\"Health/*\"", "\"Helth/*\""), "A5", "tests[4].never.attributes", "Helth");
    }

    @Test
    void a6AFormOutsideTheDatatypesOrderIsRefused() {
        assertFault(broken(TAX, "\"over:130000000\"", "first7"), "A6", "grants[1].attributes[0].form", "first7");
        assertFault(broken(TAX, "\"over:130000000\"", "\"over\""), "A6", "grants[1].attributes[0].form", "");
        assertFault(broken(RESIDENT, "max: absent", "max: year"), "A6", "limits[0].max", "year");
    }

    @Test
    void a6PartsOfAResidentNumberAreNoFormOfOtherIdentifiers() {
        String number = "{ref: Person/residentNumber";
        assertFault(
                broken(RESIDENT, number, "{ref: Corporation/registrationNumber"),
                "A6",
                "grants[5].attributes[0].form",
                "Corporation/registrationNumber is none");
    }

    @Test
    void a7DatesAreInOrder() {
        assertFault(broken(TAX, "until: 2027-12-31", "until: 2025-12-31"), "A7", "term.until", "");
        assertFault(broken(TAX, "review: 2027-01-01", "review: 2028-01-01"), "A7", "term.review", "");
        assertFault(
                broken(TAX, "from: 2015-07-01", "from: 2015-07-01\n    to: 2014-01-01"), "A7", "legalBasis[0].to", "");
        assertFault(broken(TAX, "from: 2015-07-01", "from: 2015-02-30"), "Y9", "legalBasis[0].from", "2015-02-30");
    }

    @Test
    void a8AConditionOutsideTheSubsetIsRefusedWithItsPosition() {
        assertFault(broken(TAX, "case.stage in", "case.colour in"), "A8", "grants[0].when", "character 27");
        assertFault(
                broken(TAX, "'INVESTIGATION'", "'INVESTGATION'"), "A8", "grants[0].when", "is never 'INVESTGATION'");
    }

    @Nested
    class Rule11ResidentNumbers {
        @Test
        void aGrantCitesAnArticleThatAuthorisesThem() {
            assertFault(
                    broken(
                            RESIDENT,
                            "ref: Person/residentNumber, basis: [L5]",
                            "ref: Person/residentNumber, basis: [L1]"),
                    "A9",
                    "grants[5].attributes[0].basis",
                    "");
        }

        @Test
        void aSearchCitesAnArticleThatAuthorisesThem() {
            assertFault(
                    broken(
                            TAX,
                            "attribute: Person/residentNumber, basis: [L3]",
                            "attribute: Person/residentNumber, basis: [L1]"),
                    "A9",
                    "searchBy[0].basis",
                    "");
        }

        @Test
        void consentCanNotAuthoriseThem() {
            assertFault(broken(TAX, "kind: decree", "kind: consent"), "A12", "legalBasis[2].authorises", "consent");
            assertFault(
                    broken(TAX, "kind: decree", "kind: administrative-rule"), "A12", "legalBasis[2].authorises", "");
        }
    }

    @Nested
    class Rule12ImpliedAttributes {
        @Test
        void aFormThatTellsAnAttributeAboveItsCeilingIsRefused() {
            List<Fault> faults =
                    broken(RESIDENT, "limits:\n", "limits:\n  - {id: P2, attributes: [Person/birthDate], max: year}\n");
            assertFault(faults, "A10", "grants", "tells Person/birthDate above the ceiling P2");
        }

        @Test
        void aFormThatTellsAnAttributeAboveANationalCeilingIsRefused() {
            NationalRules national = new NationalRules(
                    List.of(new Terms.Ceiling(
                            "N9",
                            Set.of(new AttributeKey("Person/birthDate")),
                            Form.parse("year").orElseThrow(),
                            Condition.always())),
                    List.of());
            Faults faults = new Faults();
            assertThat(new AgreementLoader(DemoParties.references(), national)
                            .parse(RESIDENT.getBytes(StandardCharsets.UTF_8), "agreement.yaml", faults))
                    .isEmpty();
            assertFault(faults.list(), "A10", "grants", "tells Person/birthDate above the national ceiling N9");
        }

        @Test
        void aLimitThatCoversTheTellingAttributeTooIsAccepted() {
            assertThat(broken(
                            RESIDENT,
                            "limits:\n",
                            "limits:\n"
                                    + "  - {id: P2, attributes: [Person/birthDate, Person/residentNumber], max:"
                                    + " exists}\n"
                                    + "# "))
                    .extracting(Fault::rule)
                    .doesNotContain("A10");
        }
    }

    @Nested
    class Rule9ObligationsAreAClosedVocabulary {
        @Test
        void anUnknownObligationIsRefused() {
            assertFault(
                    faults(TAX + "obligations:\n  - {id: O1, type: sing, within: P30D}\n"),
                    "A11",
                    "obligations[0].type",
                    "");
        }
    }

    @Test
    void a12EachAttributeCitesAnArticleThatIsInForceDuringTheTerm() {
        assertFault(broken(TAX, "basis: [L1, L2]", "basis: []"), "A12", "grants[0].attributes[0].basis", "");
        assertFault(broken(TAX, "from: 2015-07-01", "from: 2015-07-01\n    to: 2025-12-31"), "A12", "legalBasis", "L1");
        assertFault(broken(TAX, "article: \"22\"", "article: \"제22조\""), "A12", "legalBasis[0].article", "");
    }

    @Test
    void a13AProtectionThatWouldShowIsRefused() {
        assertFault(
                broken(
                        RESIDENT,
                        "attributes: [Residence/address, Residence/sameAsApplicant, Residence/since]\n    max: absent",
                        "attributes: [Residence/address]\n    max: city"),
                "A13",
                "limits[0].max",
                "");
    }

    @Test
    void a14ConsentHasAnAge() {
        assertFault(faults(TAX + "consent:\n  - {grant: G1, of: each-subject}\n"), "A14", "consent[0].maxAge", "");
        assertFault(
                faults(TAX + "consent:\n  - {grant: G1, of: each-child, maxAge: P90D}\n"), "Y9", "consent[0].of", "");
        assertFault(
                faults(TAX + "consent:\n  - {grant: G1, of: each-subject, form: written, maxAge: P90D}\n"),
                "Y9",
                "consent[0].form",
                "");
    }

    @Test
    void a15ScheduleAndVolumeMakeSense() {
        assertFault(broken(TAX, "days: mon-sun", "days: mon-someday"), "A15", "schedule.days", "");
        assertFault(broken(TAX, "from: \"00:00\"", "from: \"25:00\""), "A15", "schedule.from", "");
        assertFault(broken(TAX, "until: \"24:00\"", "until: \"00:00\""), "A15", "schedule.until", "");
        assertFault(broken(TAX, "zone: Asia/Seoul", "zone: Asia/Soul"), "A15", "schedule.zone", "");
        assertFault(broken(TAX, "perDay: 100000", "perDay: 0"), "A15", "volume.perDay", "");
    }

    @Test
    void a16AGrantStaysWithinTheAgreementsSubjects() {
        assertFault(broken(TAX, "subjects: [obligor]", "subjects: [heir]"), "A16", "grants[1].subjects", "");
    }

    @Test
    void a17AGrantOnADeclaredRelationIsForDecidingAlone() {
        assertFault(
                broken(
                        RESIDENT,
                        "use: [decide]\n    relation: declared",
                        "use: [display, decide]\n    relation: declared"),
                "A17",
                "grants[6].relation",
                "");
    }

    @Nested
    class A23ChangedNumbersResolveAndAreNeverShown {

        private static final String FORMER = "{ref: Person/formerResidentNumber, basis: [L5], need: 옛 번호로";

        @Test
        void aFormerNumberIsGrantedForSearchAndForNothingElse() {
            for (String use : List.of("[display]", "[decide]", "[display, decide]")) {
                assertFault(broken(RESIDENT, "use: [search]", "use: " + use), "A23", "grants[8].attributes[0].ref", "");
            }
            assertFault(broken(RESIDENT, "use: [search]", "use: [search, decide]"), "A4", "grants[8].use", "");
        }

        @Test
        void aPartOfItIsNothingToSearchBy() {
            assertFault(
                    broken(RESIDENT, "need: 옛 번호로 남은", "form: first7, need: 옛 번호로 남은"),
                    "A23",
                    "grants[8].attributes[0].form",
                    "");
        }

        @Test
        void itCitesAnArticleThatAuthorisesResidentNumbers() {
            assertFault(
                    broken(RESIDENT, FORMER, FORMER.replace("[L5]", "[L1]")),
                    "A9",
                    "grants[8].attributes[0].basis",
                    "");
        }

        @Test
        void aSearchIsNarrowedToRegistersOfTheProviders() {
            assertFault(
                    broken(
                            TAX,
                            "attribute: Person/residentNumber, basis: [L3]",
                            "attribute: Person/residentNumber, basis: [L3], registers: [vehicle]"),
                    "A2",
                    "searchBy[0].registers",
                    "vehicle");
        }
    }

    @Nested
    class A18InnerTests {
        @Test
        void aTestThatContradictsTheClausesIsAFaultAtItsLine() {
            List<Fault> faults = broken(TAX, "Income/amount: {form: clear}", "Income/amount: {form: exists}");
            assertFault(faults, "A18", "tests", "expects Income/amount {form: exists}, the clauses give {form: clear}");
            assertThat(faults).hasSize(1);
        }

        @Test
        void neverHoldsForGrantsSearchesAndWhatTheyImply() {
            assertFault(
                    broken(TAX, "\"Health/*\"", "\"Income/*\""), "A18", "tests", "G1 releases or tells Income/amount");
            assertFault(broken(TAX, "\"Health/*\"", "Person/residentNumber"), "A18", "tests", "searched by");
            assertFault(
                    broken(RESIDENT, "\"Health/*\"", "Person/sex"), "A18", "tests", "G6 releases or tells Person/sex");
        }

        @Test
        void aTestSaysWhatBecomesOfEachAttributeAsked() {
            assertFault(
                    broken(TAX, "ask: [Income/amount, Income/kind, ", "ask: [Income/amount, "),
                    "A18",
                    "tests[0].expect",
                    "");
        }
    }

    @Test
    void a19TheClauseTextIsTheOneTheseFieldsMake() {
        String stated = TAX + "clauseText: {ko: \"sha-256:00\", en: \"sha-256:00\"}\n";
        List<Fault> faults = faults(stated);
        assertFault(faults, "A19", "clauseText", ".ko isn't the digest");
        assertFault(faults, "A19", "clauseText", ".en isn't the digest");
        String right =
                TAX + "clauseText: {ko: \"" + digest(faults, ".ko") + "\", en: \"" + digest(faults, ".en") + "\"}\n";
        assertThat(faults(right)).isEmpty();
        assertFault(broken(right, "perDay: 100000", "perDay: 100001"), "A19", "clauseText", ".ko isn't the digest");
    }

    private static String digest(List<Fault> faults, String language) {
        return faults.stream()
                .filter(fault -> fault.message().startsWith(language))
                .map(fault -> fault.remedy().replaceFirst(".*(sha-256:[0-9a-f]{64}).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a20PartiesAreComplete() {
        assertFault(
                broken(TAX, "agency: \"1210000\"", "agency: \"3000000\""),
                "A20",
                "parties[0].agency",
                "keeps no register");
        assertFault(broken(TAX, "- {role: provider", "- {role: approver"), "A20", "parties", "no provider");
        assertFault(broken(TAX, "minAssurance: 3", "minAssurance: 5"), "A20", "parties[1].officials", "");
        assertFault(
                broken(TAX, "class: si-gun-gu", "class: si-gun-gu\n    agency: \"3000000\""),
                "A20",
                "parties[1].class",
                "");
        assertFault(
                broken(TAX, "jurisdiction: own-cases", "jurisdiction: all-cases"), "Y9", "parties[1].jurisdiction", "");
    }

    private static Terms terms(AgreementFile file) {
        return new AgreementTerms(DemoParties.references()).of(file.agreement());
    }

    @Nested
    class A24KindsAndTheCheckAfterwards {
        private static final String CHECK = "afterCheck: {of: [relation], by: team-head, within: P3D}";

        @Test
        void anAgreementThatNamesNoKindIsForCases() {
            Faults none = new Faults();
            AgreementFile silent = LOADER.parse(TAX.getBytes(StandardCharsets.UTF_8), "a", none)
                    .orElseThrow();
            AgreementFile saying = LOADER.parse((TAX + "kinds: [case]\n").getBytes(StandardCharsets.UTF_8), "a", none)
                    .orElseThrow();
            assertThat(silent.agreement().kind())
                    .isEqualTo(saying.agreement().kind())
                    .isEqualTo(RequestKind.CASE);
            assertThat(terms(silent).kind()).isEqualTo(RequestKind.CASE);
        }

        @Test
        void oneForEmergenciesSaysWhatIsCheckedByWhomAndUntilWhen() {
            AgreementFile urgent = LOADER.parse(URGENT.getBytes(StandardCharsets.UTF_8), "a", new Faults())
                    .orElseThrow();
            AfterCheck check =
                    new AfterCheck(Set.of(AfterCheck.Deferred.RELATION), Duration.ofDays(3), AfterCheck.By.TEAM_HEAD);
            assertThat(urgent.agreement().kind()).isEqualTo(RequestKind.EMERGENCY);
            assertThat(terms(urgent).afterCheck()).contains(check);
            String korean = ClauseText.of(urgent.agreement(), DemoParties.references())
                    .orElseThrow()
                    .whole()
                    .ko();
            assertThat(korean).contains("긴급한 경우에 한하여", "담당 팀장", "3일 안에", "신청서에 적힌 관계의 확인");
            assertThat(ClauseText.of(urgent.agreement(), DemoParties.references())
                            .orElseThrow()
                            .whole()
                            .en())
                    .contains("checked afterwards: confirmation of the relation", "Within 3 days", "the head of");
        }

        @Test
        void kindAndCheckStandTogetherOrNotAtAll() {
            assertFault(broken(URGENT, CHECK + "\n", ""), "A24", "kinds", "no check afterwards");
            assertFault(broken(URGENT, "kinds: [emergency]\n", ""), "A24", "afterCheck", "no emergency");
            assertFault(broken(URGENT, "[emergency]", "[case]"), "A24", "afterCheck", "no emergency");
            assertFault(broken(URGENT, "[emergency]", "[case, emergency]"), "A24", "kinds", "not exactly one");
            assertFault(broken(URGENT, "[emergency]", "[]"), "A24", "kinds", "not exactly one");
            assertFault(broken(URGENT, "[emergency]", "[urgent]"), "Y9", "kinds", "closed list");
        }

        @Test
        void deathAndRankOfHeirsAreNothingToCheckAfterwards() {
            String subjects = "subjects: {relation: [applicant, benefit-unit]}";
            for (String relation : List.of("deceased", "heir")) {
                String inheriting = subjects.replace("benefit-unit]", "benefit-unit, " + relation + "]");
                assertFault(broken(URGENT, subjects, inheriting), "A24", "subjects", "death and rank");
            }
        }

        @Test
        void theCheckNamesSomethingWithinAMonthAndBySomebodyWhoHasAPageForIt() {
            assertFault(broken(URGENT, "of: [relation]", "of: []"), "A24", "afterCheck.of", "nothing");
            assertFault(broken(URGENT, "of: [relation]", "of: [jurisdiction]"), "Y9", "afterCheck.of", "");
            assertFault(broken(URGENT, "within: P3D", "within: P31D"), "A24", "afterCheck.within", "no time");
            assertFault(broken(URGENT, "within: P3D", "within: PT59M"), "A24", "afterCheck.within", "no time");
            assertFault(broken(URGENT, ", within: P3D", ""), "Y6", "afterCheck.within", "");
            assertFault(broken(URGENT, "by: team-head", "by: auditor"), "Y9", "afterCheck.by", "");
            assertFault(broken(URGENT, "by: team-head, ", ""), "Y6", "afterCheck.by", "");
        }
    }

    @Test
    void a25TheReferenceTextTellsOfTheKind() {
        assertFault(broken(URGENT, "std-emergency-aid", "std-benefit-eligibility"), "A25", "template", "the kind case");
        assertFault(
                broken(TAX, "std-benefit-eligibility, version: 2", "std-emergency-aid, version: 1"),
                "A25",
                "template",
                "the kind emergency");
    }

    @Test
    void a21AGrantExercisedInOneDirectionOnlyIsReported() {
        String text = TAX.replaceAll("(?s)  - name: 결정된 사건.*?(?=  - never)", "")
                .replaceAll("(?s)  - name: 확인되지 않은 부양의무자.*?(?=  - never)", "")
                .replaceAll("(?s)  - name: 이의신청에서는.*\\z", "");
        Faults faults = new Faults();
        AgreementFile file = LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "agreement.yaml", faults)
                .orElseThrow();
        assertThat(file.warnings())
                .extracting(Fault::message)
                .contains("no test shows a request to which G2 (clause C4) doesn't apply");
    }

    @Test
    void l36AnAgreementThatGrantsADeprecatedAttributeIsWarnedAndAccepted() {
        String text = RESIDENT.replace("Residence/since", "Person/permanentDomicile");
        Faults faults = new Faults();
        AgreementFile file = LOADER.parse(text.getBytes(StandardCharsets.UTF_8), "agreement.yaml", faults)
                .orElseThrow(() -> new AssertionError(faults.list()));
        assertThat(file.warnings())
                .filteredOn(warning -> warning.rule().equals("L36"))
                .isNotEmpty()
                .allSatisfy(warning -> {
                    assertThat(warning.line()).isPositive();
                    assertThat(warning.remedy()).isEqualTo("use Person/registeredBase");
                });
        assertThat(faults.warnings()).extracting(Fault::rule).contains("L36");
    }

    @Test
    void aFileThatIsTooLargeNotYamlOrNotUtf8IsRefused(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("large.yaml"), new byte[AgreementLoader.MAX_BYTES + 1]);
        Files.writeString(folder.resolve("broken.yaml"), "a: [");
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        Faults faults = new Faults();
        assertThat(LOADER.loadFolder(folder, "agreements", faults)).isEmpty();
        assertThat(faults.list()).extracting(Fault::rule).containsExactlyInAnyOrder("A1", "Y2", "Y1");
    }

    @Test
    void aMissingFolderIsAFault(@TempDir Path folder) {
        Faults faults = new Faults();
        LOADER.loadFolder(folder.resolve("none"), "agreements", faults);
        assertThat(faults.list()).extracting(Fault::rule).containsExactly("Y1");
    }

    @Test
    void theDigestDependsOnWhatTheDocumentSaysAndNotOnHowItIsLaidOut() {
        AgreementFile file = LOADER.parse(TAX.getBytes(StandardCharsets.UTF_8), "a", new Faults())
                .orElseThrow();
        String laidOut = TAX.replace("\nterm:", "\n# a comment\n\nterm:").replace("version: 1\n", "version: \"1\"\n");
        AgreementFile other = LOADER.parse(laidOut.getBytes(StandardCharsets.UTF_8), "a", new Faults())
                .orElseThrow();
        AgreementFile changed = LOADER.parse(
                        TAX.replace("perDay: 100000", "perDay: 100001").getBytes(StandardCharsets.UTF_8),
                        "a",
                        new Faults())
                .orElseThrow();
        assertThat(file.digest())
                .matches("sha-256:[0-9a-f]{64}")
                .isEqualTo(other.digest())
                .isNotEqualTo(changed.digest());
        assertThat(file.bytes()).isEqualTo(TAX.getBytes(StandardCharsets.UTF_8));
    }
}
