package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.gateway.agreement.AgreementState;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.Hindrance;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.analysis.Change;
import kr.ieum.gateway.agreement.analysis.TermChange;
import kr.ieum.gateway.agreement.document.Agreement.BasisKind;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.agreement.request.Need;
import kr.ieum.gateway.agreement.request.Refusal;
import kr.ieum.gateway.agreement.request.RequestState;
import kr.ieum.gateway.cases.FaultyCase;
import kr.ieum.gateway.correction.TicketState;
import kr.ieum.gateway.oversight.Duty;
import kr.ieum.gateway.oversight.DutyKind;
import kr.ieum.gateway.oversight.DutyWord;
import kr.ieum.gateway.oversight.EmergencyVerdict;
import kr.ieum.gateway.oversight.LookupOutcome;
import kr.ieum.gateway.oversight.ReviewVerdict;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.reliance.Reliance;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.task.CrossWalk;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][a-z0-9.-]*)");
    private static final Pattern IN_CODE = Pattern.compile("\"((?:[a-z][a-z-]*\\.)+[a-z][a-z0-9.-]*)\"");

    private static final List<String> FILE_ENDINGS = List.of(".json", ".jsonld", ".xml");

    /** Groups of texts whose keys end with the spelling of a constant. */
    private static final List<String> FROM_CONSTANTS = List.of(
            "standing.",
            "systems.kind.",
            "systems.state.",
            "gateway-keys.state.",
            "gateway-keys.reason.",
            "gateway-keys.choose.",
            "gateway-keys.revoke.",
            "journal.kind.",
            "journal.result.",
            "journal.step.",
            "deliveries.replay.",
            "bulk.state.",
            "bulk.cause.",
            "basis.",
            "agreement.kind.",
            "agreement.after-check.",
            "recipient.",
            "use.",
            "history.state.",
            "history.reason.from.",
            "transition.approve.",
            "transition.activate.",
            "transition.suspend.",
            "transition.resume.",
            "transition.terminate.",
            "hindrance.",
            "duty.kind.",
            "duty.todo.",
            "duty.word.",
            "duty.state.",
            "cause.",
            "compare.",
            "narrowing.",
            "fidelity.",
            "answered.",
            "attempt.",
            "request.state.",
            "request.problem.",
            "need.",
            "refusal.",
            "connect.refusal.",
            "case.fault.",
            "login.ended.",
            "result.earlier.now.",
            "datatype.",
            "sensitivity.",
            "cross-walk.",
            "codes.state.",
            "deferral.",
            "privacy.said.",
            "audit.state.",
            "audit.act.",
            "audit.kind.",
            "audit.search.",
            "finding.state.",
            "finding.result.",
            "indicator.",
            "tab.");

    private final Properties korean = read("ko");
    private final Properties english = read("en");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(english.stringPropertyNames()).isEqualTo(korean.stringPropertyNames());
        for (String key : korean.stringPropertyNames()) {
            assertThat(parts(english, key)).as(key).isEqualTo(parts(korean, key));
            assertThat(korean.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
        }
    }

    @Test
    void everyTextThatATemplateNamesExists() throws IOException {
        for (Path template : files(MAIN.resolve("resources/templates"))) {
            Matcher named = IN_TEMPLATE.matcher(Files.readString(template));
            while (named.find()) {
                assertThat(korean.stringPropertyNames()).as(template.toString()).contains(named.group(1));
            }
        }
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> unused = new TreeSet<>(korean.stringPropertyNames());
        StringBuilder sources = new StringBuilder();
        for (Path file : Stream.concat(
                        files(MAIN.resolve("resources/templates")).stream(),
                        files(MAIN.resolve("java/kr/ieum/gateway/web")).stream())
                .toList()) {
            sources.append(Files.readString(file));
        }
        unused.removeIf(key -> sources.indexOf(key) >= 0
                || key.startsWith("notice.")
                || key.startsWith("own.outcome.")
                || key.startsWith("own.detail.")
                || key.startsWith("own.review.")
                || key.startsWith("own.emergency.")
                || key.startsWith("sheet.title.")
                || key.startsWith("sheet.print.")
                || key.startsWith("sheet.record.hint.")
                || key.startsWith("correction.")
                || key.startsWith("connect.step.")
                || key.startsWith("verify.")
                || key.startsWith("state.")
                || key.startsWith("status.")
                || key.startsWith("answer.")
                || key.startsWith("obligation.")
                || key.startsWith("analysis.")
                || key.startsWith("form.")
                || key.startsWith("relied.ground.")
                || key.startsWith("relation.")
                || FROM_CONSTANTS.stream().anyMatch(key::startsWith));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyStateStatusRelationAndFormHasWords() {
        Set<String> needed = new TreeSet<>();
        for (FieldState state : FieldState.values()) {
            needed.add("state.badge." + Words.kebab(state));
        }
        for (RegisterResult.Status status : RegisterResult.Status.values()) {
            needed.add("status." + Words.kebab(status));
        }
        for (TicketState state : TicketState.values()) {
            for (String key : List.of("correction.notice.", "correction.applicant.", "result.earlier.now.")) {
                needed.add(key + Words.kebab(state));
            }
        }
        for (EmergencyVerdict verdict : EmergencyVerdict.values()) {
            needed.add("own.emergency." + Words.kebab(verdict));
            needed.add("emergency.state." + Words.kebab(verdict));
        }
        for (SessionEnd end : SessionEnd.values()) {
            needed.add("login.ended." + end.spelling());
        }
        for (FaultyCase.Rule rule : FaultyCase.Rule.values()) {
            needed.add("case.fault." + Words.kebab(rule));
            needed.add("case.fault." + Words.kebab(rule) + ".now");
        }
        for (Relation relation : Relation.values()) {
            needed.add("relation." + Words.kebab(relation));
        }
        for (LookupOutcome outcome : LookupOutcome.values()) {
            needed.add("own.outcome." + Words.kebab(outcome));
            needed.add("own.detail." + Words.kebab(outcome));
        }
        for (ReviewVerdict verdict : ReviewVerdict.values()) {
            needed.add("own.review." + Words.kebab(verdict));
        }
        for (SessionEnd end : SessionEnd.values()) {
            needed.add("login.ended." + end.spelling());
        }
        for (Standing standing : Standing.values()) {
            needed.add("standing." + Words.kebab(standing));
            needed.add("standing.long." + Words.kebab(standing));
        }
        for (AgreementState state : AgreementState.values()) {
            needed.add("history.state." + Words.kebab(state));
        }
        for (BasisKind kind : BasisKind.values()) {
            needed.add("basis." + Words.kebab(kind));
        }
        for (RequestKind kind : RequestKind.values()) {
            needed.add("agreement.kind." + Words.kebab(kind));
        }
        for (AfterCheck.Deferred what : AfterCheck.Deferred.values()) {
            needed.add("agreement.after-check.of." + Words.kebab(what));
        }
        for (AfterCheck.By by : AfterCheck.By.values()) {
            needed.add("agreement.after-check.by." + Words.kebab(by));
        }
        for (Recipient recipient : Recipient.values()) {
            needed.add("recipient." + Words.kebab(recipient));
        }
        for (Use use : Use.values()) {
            needed.add("use." + Words.kebab(use));
        }
        for (Cause cause : Cause.values()) {
            needed.add("cause." + cause.code());
        }
        for (DutyKind kind : DutyKind.values()) {
            needed.add("duty.kind." + Words.kebab(kind));
            needed.add("duty.todo." + Words.kebab(kind));
        }
        for (DutyWord word : DutyWord.values()) {
            needed.add("duty.word." + Words.kebab(word));
        }
        for (Duty.State state : Duty.State.values()) {
            needed.add("duty.state." + Words.kebab(state));
        }
        for (Hindrance hindrance : Hindrance.values()) {
            needed.add("hindrance." + Words.kebab(hindrance));
        }
        for (Change change : Change.values()) {
            needed.add("compare." + Words.kebab(change));
            needed.add("compare.signing." + Words.kebab(change));
        }
        for (TermChange.Kind kind : TermChange.Kind.values()) {
            needed.add("compare.term." + Words.kebab(kind));
        }
        for (RegisterAdapter.Narrowing narrowing : RegisterAdapter.Narrowing.values()) {
            needed.add("narrowing." + Words.kebab(narrowing));
        }
        for (RequestState state : RequestState.values()) {
            needed.add("request.state." + Words.kebab(state));
        }
        for (AgreementRequests.Problem problem : AgreementRequests.Problem.values()) {
            needed.add("request.problem." + Words.kebab(problem));
        }
        for (Need need : Need.values()) {
            needed.add("need." + Words.kebab(need));
        }
        for (Refusal refusal : Refusal.values()) {
            needed.add("refusal." + Words.kebab(refusal));
        }
        for (String form : List.of(
                "clear",
                "year-month",
                "year",
                "decade",
                "age-at-least",
                "age-over",
                "first7",
                "first6",
                "last7",
                "token",
                "masked",
                "street",
                "district",
                "city",
                "province",
                "band",
                "at-least",
                "over",
                "absent",
                "parent",
                "exists")) {
            needed.add("form." + form);
        }
        for (Reliance.Ground ground : Reliance.Ground.values()) {
            needed.add("relied.ground." + ReliedOnForm.value(ground));
        }
        for (Datatype datatype : Datatype.values()) {
            needed.add("datatype." + Words.kebab(datatype));
        }
        for (Property.Sensitivity sensitivity : Property.Sensitivity.values()) {
            needed.add("sensitivity." + Words.kebab(sensitivity));
        }
        for (CrossWalk.Kind kind : CrossWalk.Kind.values()) {
            needed.add("cross-walk." + Words.kebab(kind));
        }
        for (String notice : noticesInCode()) {
            for (String part : List.of("title", "happened", "kept", "now")) {
                needed.add("notice." + notice + "." + part);
            }
        }
        assertThat(korean.stringPropertyNames()).containsAll(needed);
    }

    @Test
    void everyKeyThatCodeSpellsOutExists() throws IOException {
        Set<String> groups = new TreeSet<>();
        korean.stringPropertyNames().forEach(key -> groups.add(key.substring(0, Math.max(0, key.indexOf('.')))));
        for (Path file : files(MAIN.resolve("java/kr/ieum/gateway/web"))) {
            Matcher named = IN_CODE.matcher(Files.readString(file));
            while (named.find()) {
                String key = named.group(1);
                boolean namesFile = FILE_ENDINGS.stream().anyMatch(key::endsWith);
                if (groups.contains(key.substring(0, key.indexOf('.'))) && !key.endsWith(".") && !namesFile) {
                    assertThat(korean.stringPropertyNames()).as(file.toString()).contains(key);
                }
            }
        }
    }

    private static List<String> noticesInCode() {
        return List.of(
                "not-yours",
                "case-system",
                "no-view",
                "log-unavailable",
                "no-journal-entry",
                "form-expired",
                "not-found",
                "bad-request",
                "no-agreement",
                "not-open",
                "no-transition",
                "no-duty",
                "duty-told",
                "duty-unfit",
                "transition-log",
                "no-request",
                "no-answer",
                "busy",
                "relied-wrong",
                "relied-before",
                "relied-log",
                "incident",
                "wrong-person",
                "handed-over",
                "no-conflict",
                "not-head",
                "own-request",
                "unfit",
                "not-reassigned",
                "act-not-logged");
    }

    private static Set<Integer> parts(Properties texts, String key) {
        Set<Integer> parts = new TreeSet<>();
        Matcher part = Pattern.compile("\\{(\\d)").matcher(texts.getProperty(key));
        while (part.find()) {
            parts.add(Integer.valueOf(part.group(1)));
        }
        assertThat(new MessageFormat(texts.getProperty(key), Locale.ROOT)).isNotNull();
        return parts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        for (String file : List.of("messages", "federation")) {
            try (Reader in = new InputStreamReader(
                    MessagesTest.class.getResourceAsStream("/" + file + "_" + language + ".properties"),
                    StandardCharsets.UTF_8)) {
                texts.load(in);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return texts;
    }
}
