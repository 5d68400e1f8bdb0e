package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
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
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Runs the tests inside an agreement with the real engine over a snapshot of this agreement alone, and notes which grants
 * they exercise in both directions: once applying, once not.
 */
final class InnerTests {

    private static final String SOURCE = "inner-test";

    private final Agreement agreement;
    private final References references;
    private final Terms terms;
    private final Engine engine;
    private final Map<String, Engine> alone;
    private final String file;
    private final Set<String> applied = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    InnerTests(Agreement agreement, References references, String file) {
        AgreementTerms compiler = new AgreementTerms(references);
        this.agreement = agreement;
        this.references = references;
        this.terms = compiler.of(agreement);
        this.engine = engine(compiler, terms.grants());
        this.alone = terms.grants().stream()
                .collect(Collectors.toMap(Terms.Grant::id, grant -> engine(compiler, List.of(grant))));
        this.file = file;
    }

    private Engine engine(AgreementTerms compiler, List<Terms.Grant> grants) {
        return new Engine(new Snapshot(
                0,
                compiler.attributes(),
                List.of(terms.withGrants(grants)),
                List.of(),
                NationalRules.NONE,
                Duration.ZERO));
    }

    /**
     * Runs them all.
     *
     * @param faults receives tests that fail (A18)
     * @param warnings receives grants that are exercised in one direction only (A21)
     */
    void run(Faults faults, Faults warnings) {
        for (InnerTest test : agreement.tests()) {
            if (test instanceof InnerTest.Example example) {
                run(example, faults);
            }
        }
        for (Agreement.Grant grant : agreement.grants()) {
            warnUnless(applied, "applies", grant, warnings);
            warnUnless(refused, "doesn't apply", grant, warnings);
        }
    }

    private void warnUnless(Set<String> exercised, String direction, Agreement.Grant grant, Faults warnings) {
        if (!exercised.contains(grant.id())) {
            warnings.add(new Fault(
                    file,
                    0,
                    "tests",
                    "A21",
                    "no test shows a request to which " + grant.id() + " (clause " + grant.clause() + ") " + direction,
                    "add such a test"));
        }
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
                note(request, asked.get(index), index);
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
            case Outcome.Permitted permitted -> "form: " + permitted.form();
            case Outcome.Denied denied -> "refused: " + YamlMap.spelling(denied.reason());
        };
        String wanted = expected.form()
                .map(form -> "form: " + form)
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

    /** Notes of each grant that holds the attribute whether it applies by itself. */
    private void note(DecisionRequest request, Asked asked, int index) {
        for (Map.Entry<String, Engine> alone : alone.entrySet()) {
            boolean holds = terms.grants().stream()
                    .filter(grant -> grant.id().equals(alone.getKey()))
                    .flatMap(grant -> grant.attributes().stream())
                    .anyMatch(item -> item.attribute().equals(asked.attribute()));
            if (holds) {
                boolean applies = alone.getValue().decide(request) instanceof Decision.Decided decided
                        && decided.outcomes().get(index) instanceof Outcome.Permitted;
                (applies ? applied : refused).add(alone.getKey());
            }
        }
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
        Map<String, Instant> consents = new LinkedHashMap<>();
        given.consents().forEach((grant, at) -> consents.put(AgreementTerms.consentKey(agreement, grant), at));
        return new DecisionRequest(
                new DecisionRequest.Requester(
                        agency,
                        given.system()
                                .or(() -> consumer.systems().stream().sorted().findFirst())
                                .orElse(""),
                        "official",
                        roles,
                        given.assurance().orElse(consumer.minAssurance())),
                given.request(),
                agreement.task(),
                new DecisionRequest.CaseFacts(
                        known(agreement.task()),
                        fact(given.kind()),
                        fact(given.stage()),
                        known(agency),
                        known(true),
                        new Fact.Missing<>(SOURCE)),
                List.of(new DecisionRequest.SubjectFacts(
                        given.relation(),
                        fact(given.relationVerified()),
                        fact(given.alive()),
                        fact(given.outranked()),
                        fact(given.livesWithApplicant()),
                        fact(given.restrictedTowardsApplicant()),
                        new Fact.Missing<>(SOURCE),
                        new Fact.Missing<>(SOURCE),
                        consents)),
                given.recipient(),
                given.uses(),
                asked,
                DecisionRequest.searching(asked, given.searchBy()),
                Set.of(),
                Set.of(),
                given.at().orElseGet(this::usualTime));
    }

    /** Noon of the first day of the term on which every article is in force. */
    private Instant usualTime() {
        return Stream.concat(
                        Stream.of(agreement.term().from()),
                        agreement.legalBasis().stream().map(Agreement.LegalBasis::from))
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
