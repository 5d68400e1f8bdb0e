package kr.ieum.gateway.agreement.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement.Consumer;
import kr.ieum.gateway.agreement.document.Agreement.Expected;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormExamples;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Runs the tests inside an agreement with the real engine over a snapshot of this agreement alone, and a value that a test gives the
 * register through the real reduction.
 */
final class InnerTests {

    private static final String SOURCE = "inner-test";

    private final Agreement agreement;
    private final References references;
    private final Terms terms;
    private final Engine engine;
    private final Exercise exercise;
    private final String file;

    InnerTests(Agreement agreement, References references, String file) {
        AgreementTerms compiler = new AgreementTerms(references);
        this.agreement = agreement;
        this.references = references;
        this.terms = compiler.of(agreement);
        this.engine = Exercise.engine(compiler.attributes(), terms);
        this.exercise = new Exercise(agreement, terms, compiler.attributes());
        this.file = file;
    }

    /**
     * Runs them all.
     *
     * @param doubtful attributes of clauses that are at fault themselves, of which no test can tell
     * @param faults receives tests that fail (A18)
     * @param warnings receives grants and limits that are exercised in one direction only (A21)
     */
    void run(Set<AttributeKey> doubtful, Faults faults, Faults warnings) {
        for (InnerTest test : agreement.tests()) {
            if (test instanceof InnerTest.Example example
                    && example.ask().stream().noneMatch(doubtful::contains)) {
                run(example, faults);
            }
        }
        exercise.oneSided().forEach(said -> warnings.add(new Fault(file, 0, "tests", "A21", said, "add such a test")));
    }

    private void run(InnerTest.Example example, Faults faults) {
        List<Asked> asked = example.ask().stream()
                .map(key -> new Asked(key, register(key, example.given()), Optional.empty()))
                .toList();
        DecisionRequest request = request(example.given(), asked);
        Decision decision = engine.decide(request);
        for (Expected expected : example.expected()) {
            int index = example.ask().indexOf(expected.attribute());
            if (index >= 0) {
                exercise.note(request, asked.get(index), index);
                judge(example, expected, decision, index, faults);
            }
        }
    }

    private void judge(InnerTest.Example example, Expected expected, Decision decision, int index, Faults faults) {
        Outcome outcome = switch (decision) {
            case Decision.Refused refusal -> new Outcome.Denied(refusal.reason(), Optional.empty());
            case Decision.Decided decided -> decided.outcomes().get(index);
        };
        String actual = switch (outcome) {
            case Outcome.Permitted permitted ->
                "form: " + permitted.form()
                        + expected.value()
                                .flatMap(wanted -> value(example.given(), expected.attribute(), permitted.form()))
                                .map(value -> ", value: " + value)
                                .orElse("");
            case Outcome.Denied denied -> "refused: " + YamlMap.spelling(denied.reason());
        };
        String wanted = expected.form()
                .map(form -> "form: " + form
                        + expected.value().map(value -> ", value: " + value).orElse(""))
                .or(() -> expected.reason().map(r -> "refused: " + YamlMap.spelling(r)))
                .orElse("");
        if (!actual.equals(wanted)) {
            faults.add(new Fault(
                    file,
                    example.line(),
                    "tests",
                    "A18",
                    "'" + BilingualText.asWritten(example.name()) + "' expects " + expected.attribute() + " {" + wanted
                            + "}, the clauses give {" + actual + "}",
                    "correct the test or the clause it contradicts"));
        }
    }

    /** What is left of the value that the test gives the register, as the release path would reduce it. */
    private Optional<String> value(Given given, AttributeKey attribute, Form form) {
        LocalDate day = LocalDate.ofInstant(
                given.at().orElseGet(this::usualTime), references.parties().zone());
        return references
                .model()
                .property(attribute)
                .flatMap(property -> Optional.ofNullable(given.values().get(attribute))
                        .flatMap(text -> FormExamples.left(property, text, form, references.codes(), day)));
    }

    private String register(AttributeKey attribute, Given given) {
        return given.register()
                .or(() -> terms.grants().stream()
                        .filter(grant -> grant.attributes().stream()
                                .anyMatch(item -> item.attribute().equals(attribute)))
                        .flatMap(grant -> grant.registers().stream())
                        .sorted()
                        .findFirst())
                .or(() -> terms.registers().stream().sorted().findFirst())
                .orElse("");
    }

    private DecisionRequest request(Given given, List<Asked> asked) {
        Consumer consumer = agreement.consumers().getFirst();
        String agency = given.agency()
                .or(() -> references.agenciesOf(consumer).stream().findFirst())
                .orElse("");
        Set<String> roles =
                given.roles().isEmpty() ? consumer.role().map(Set::of).orElse(Set.of()) : given.roles();
        RequestKind kind = given.request();
        List<DecisionRequest.SubjectFacts> subjects = new ArrayList<>(List.of(subject(given)));
        if (!given.applicantConsents().isEmpty()) {
            subjects.add(applicant(given));
        }
        return new DecisionRequest(
                new DecisionRequest.Requester(
                        agency,
                        given.system()
                                .or(() -> consumer.systems().stream().sorted().findFirst())
                                .orElse(""),
                        "official",
                        roles,
                        given.assurance().orElse(consumer.minAssurance())),
                kind,
                agreement.task(),
                kind.hasCase() ? caseFacts(given, agency) : DecisionRequest.CaseFacts.none(),
                subjects,
                given.recipient(),
                given.uses(),
                asked,
                DecisionRequest.searching(asked, given.searchBy()),
                Set.of(),
                agreement.obligations().stream()
                        .filter(duty -> duty.type().phase() == Obligation.Phase.BEFORE
                                && !given.unmet().contains(duty.id()))
                        .map(duty -> duty.key(agreement.id()))
                        .collect(Collectors.toSet()),
                given.at().orElseGet(this::usualTime));
    }

    private DecisionRequest.CaseFacts caseFacts(Given given, String agency) {
        return new DecisionRequest.CaseFacts(
                known(agreement.task()),
                fact(given.kind()),
                fact(given.stage()),
                known(agency),
                known(true),
                fact(given.opened()));
    }

    private DecisionRequest.SubjectFacts subject(Given given) {
        return new DecisionRequest.SubjectFacts(
                given.relation(),
                fact(given.relationVerified()),
                fact(given.alive()),
                fact(given.outranked()),
                fact(given.livesWithApplicant()),
                fact(given.restrictedTowardsApplicant()),
                fact(given.adult()),
                fact(given.onRoll()),
                consents(given.consents()));
    }

    private DecisionRequest.SubjectFacts applicant(Given given) {
        return new DecisionRequest.SubjectFacts(
                Relation.APPLICANT,
                known(Answer.YES),
                known(Answer.YES),
                fact(Optional.empty()),
                known(Answer.YES),
                known(false),
                fact(Optional.empty()),
                fact(Optional.empty()),
                consents(given.applicantConsents()));
    }

    private Map<String, Instant> consents(Map<String, Instant> given) {
        Map<String, Instant> consents = new LinkedHashMap<>();
        given.forEach((grant, at) -> consents.put(AgreementTerms.consentKey(agreement, grant), at));
        return consents;
    }

    /** Noon of the first day of the term on which every article is in force that ever is in its course. */
    private Instant usualTime() {
        return Stream.concat(
                        Stream.of(agreement.term().from()),
                        agreement.legalBasis().stream()
                                .map(Agreement.LegalBasis::from)
                                .filter(from -> !from.isAfter(agreement.term().until())))
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .atTime(12, 0)
                .atZone(references.parties().zone())
                .toInstant();
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, SOURCE);
    }

    private static <T> Fact<T> fact(Optional<T> value) {
        return value.<Fact<T>>map(InnerTests::known).orElseGet(() -> new Fact.Missing<>(SOURCE));
    }
}
