package kr.ieum.gateway.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/** Requests under the shipped agreements. */
public final class SampleRequests {

    /** When they are made. */
    public static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");

    private SampleRequests() {}

    /** The text of a shipped agreement. */
    public static String shipped(String file) {
        try {
            return Files.readString(
                    DemoParties.ROOT.resolve("config/agreements").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An investigator's request about an applicant, a member who lives elsewhere and an obligor. */
    public static DecisionRequest household() {
        return new DecisionRequest(
                new DecisionRequest.Requester(
                        DemoParties.JONGNO, "welfare-case", "official-4711", Set.of("investigator"), 3),
                RequestKind.CASE,
                "basic-livelihood",
                new DecisionRequest.CaseFacts(
                        known("basic-livelihood"),
                        known("APPLICATION"),
                        known("INVESTIGATION"),
                        known(DemoParties.JONGNO),
                        known(true),
                        new Fact.Missing<>("not-asked")),
                List.of(
                        subject(Relation.APPLICANT, new Fact.Missing<>("not-asked")),
                        subject(Relation.BENEFIT_UNIT, known(Answer.NO)),
                        subject(Relation.OBLIGOR, new Fact.Missing<>("not-asked"))),
                Recipient.OFFICIAL,
                Set.of(Use.DISPLAY),
                List.of(
                        asked("Income/amount", Optional.empty()),
                        asked("Income/yearTotal", Form.parse("over:130000000")),
                        asked("Person/name", Optional.empty())),
                Map.of("tax-income", Set.of(new AttributeKey("Person/residentNumber"))),
                Set.of(),
                Set.of(),
                NOON);
    }

    private static DecisionRequest.SubjectFacts subject(Relation relation, Fact<Answer> livesWithApplicant) {
        return new DecisionRequest.SubjectFacts(
                relation,
                known(Answer.YES),
                known(Answer.YES),
                new Fact.Missing<>("not-asked"),
                livesWithApplicant,
                known(false),
                new Fact.Missing<>("not-asked"),
                new Fact.Missing<>("not-asked"),
                Map.of("agr-x/G1", NOON));
    }

    private static DecisionRequest.Asked asked(String attribute, Optional<Form> form) {
        return new DecisionRequest.Asked(new AttributeKey(attribute), "tax-income", form);
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, "case-system");
    }

    /** What becomes of the applicant's income. */
    static String income(Engine engine) {
        Decision.Outcome outcome =
                ((Decision.Decided) engine.decide(household())).outcomes().getFirst();
        return switch (outcome) {
            case Decision.Outcome.Permitted permitted -> permitted.form().text();
            case Decision.Outcome.Denied denied -> denied.reason().name();
        };
    }

    /** A federation whose tax service keeps no register. */
    static References withoutTaxRegister() {
        References all = DemoParties.references();
        Parties parties = all.parties();
        return new References(
                all.model(),
                all.codes(),
                all.implied(),
                all.tasks(),
                new Parties(parties.zone(), parties.agencies(), parties.classes(), Map.of()));
    }
}
