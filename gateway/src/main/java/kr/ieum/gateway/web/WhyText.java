package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValue;
import kr.ieum.gateway.web.PanelPage.Fact;
import kr.ieum.gateway.web.PanelPage.Why;

/** Answers "why may I see this" and "why not" for one field, from its authority or its reason (design §6 rule 10). */
final class WhyText {

    private final Words words;
    private final ValueText values;
    private final boolean links;

    /** @param links whether the reader may follow them: to the agreement, and to where one is asked for */
    WhyText(Words words, ValueText values, boolean links) {
        this.words = words;
        this.values = values;
        this.links = links;
    }

    /** For a field of a look-up. */
    Why of(ReleasedField field, String owner) {
        List<Fact> facts = new ArrayList<>();
        boolean granted = isGranted(field);
        ReasonWords.reason(field).ifPresent(reason -> {
            facts.add(fact("why.reason", words.in(words.grounds().reason(reason))));
            facts.add(fact("why.remedy", words.in(words.grounds().remedy(reason))));
        });
        if (field.state() == FieldState.WITHHELD) {
            facts.add(fact("why.reason", words.say("why.withheld")));
        }
        ReasonWords.authority(field).ifPresent(authority -> {
            facts.add(new Fact(
                    words.say(granted ? "why.agreement" : "why.nearest"),
                    List.of(agreement(authority)),
                    links ? "/agreements/" + authority.agreement() + "/" + authority.version() : ""));
            facts.addAll(clauseAndBases(authority));
        });
        field.value().map(ReleasedValue::form).ifPresent(form -> facts.add(fact("why.form", values.form(form))));
        facts.add(fact("why.register", registerAndKeeper(field.register())));
        field.assertedAt().ifPresent(at -> facts.add(fact("why.asserted", words.day(at))));
        field.fetchedAt().ifPresent(at -> facts.add(fact("why.fetched", words.moment(at))));
        facts.add(new Fact(
                words.say("why.attribute"),
                List.of(field.attribute().text()),
                links ? FederationWords.address(field.attribute()) : ""));
        if (links
                && field.state() == FieldState.NOT_GRANTED
                && ReasonWords.reason(field).filter(Reason.SUSPENDED::equals).isEmpty()) {
            facts.add(new Fact(
                    words.say("why.request"),
                    List.of(words.say("why.request.link")),
                    "/requests/new?register=" + field.register() + "&attribute=" + field.attribute()));
        }
        String question =
                words.say(granted ? "why.question" : "why.question.denied", words.attribute(field.attribute()), owner);
        return new Why(question, List.copyOf(facts));
    }

    /** Agreement and version. */
    String agreement(Authority authority) {
        String title = words.grounds()
                .of(authority)
                .map(ground -> words.in(ground.title()))
                .orElse(authority.agreement());
        return words.say("why.agreement.version", title, authority.version(), authority.agreement());
    }

    /** What the clause says and on which articles it rests. */
    List<Fact> clauseAndBases(Authority authority) {
        Optional<Grounds.Ground> ground = words.grounds().of(authority);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                words.say("why.grant"),
                List.of(words.say("why.grant.clause", authority.grant(), authority.clause())
                        + ground.map(known -> " — " + words.in(known.clauseText()))
                                .orElse(""))));
        facts.add(new Fact(
                words.say("why.basis"),
                ground.map(known -> known.bases().stream()
                                .map(basis -> words.in(basis.article())
                                        + (basis.weaker() ? " " + words.say("why.basis.weaker") : ""))
                                .toList())
                        .orElse(List.of(authority.basis()))));
        return facts;
    }

    String registerAndKeeper(String register) {
        return words.vocabulary()
                .register(register)
                .map(known -> words.say("why.register.keeper", words.in(known.name()), words.in(known.keeper())))
                .orElse(register);
    }

    private static boolean isGranted(ReleasedField field) {
        return switch (field.state()) {
            case NOT_GRANTED, NO_CONSENT, DECLINED_BY_SUBJECT, WITHHELD -> false;
            default -> true;
        };
    }

    private Fact fact(String label, String text) {
        return new Fact(words.say(label), List.of(text));
    }
}
