package kr.ieum.gateway.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.GrantedAttribute;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.disclosure.OwnDisclosure;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/** A disclosure in the words in which the person concerned is told of it. */
final class DisclosureText {

    /** What an agreement says is no secret from those whom it concerns. */
    private static final Onlooker PUBLIC = new Onlooker("", Set.of(), true);

    private final AgreementRecords agreements;
    private final FederationWords federation;
    private final Words words;

    DisclosureText(AgreementRecords agreements, FederationWords federation, Words words) {
        this.agreements = agreements;
        this.federation = federation;
        this.words = words;
    }

    /**
     * A disclosure on the page.
     *
     * @param id of its heading
     * @param shard of the log in which its leaf stands
     * @param index of the leaf in that shard
     * @param deferred why it is told only now, empty where it wasn't deferred
     */
    record Told(
            String id,
            String when,
            String agency,
            String task,
            String agreement,
            List<Asked> asked,
            String shard,
            String index,
            String deferred) {}

    /** One attribute: what it is, where it was asked, on which ground, and what became of it. */
    record Asked(String attribute, String register, String form, String clause, String basis, String outcome) {}

    Told of(OwnDisclosure one) {
        Leaf.Intent intent = one.intent();
        Optional<Agreement> agreement = agreements
                .find(intent.agreement().id(), intent.agreement().version(), PUBLIC)
                .flatMap(AgreementRecord::agreement);
        return new Told(
                "d-" + one.position().shard() + "-" + one.position().index(),
                words.moment(intent.time()),
                words.agency(intent.agency()),
                federation.task(intent.task()).text(),
                words.say(
                        "citizen.agreement",
                        agreement
                                .map(Agreement::title)
                                .map(words::in)
                                .orElse(intent.agreement().id()),
                        intent.agreement().version()),
                intent.asked().stream()
                        .map(asked -> asked(asked, agreement, one.releases()))
                        .toList(),
                one.position().shard(),
                Long.toString(one.position().index()),
                one.deferral()
                        .map(deferral -> words.say(
                                "citizen.deferred",
                                words.date(deferral.until()),
                                words.say("deferral." + Words.kebab(deferral.reason())),
                                words.agency(deferral.agency())))
                        .orElse(""));
    }

    private Asked asked(Leaf.Asked asked, Optional<Agreement> agreement, List<Leaf.Release> releases) {
        return new Asked(
                words.attribute(new AttributeKey(asked.attribute())),
                words.register(asked.register()),
                form(asked.form()),
                asked.clause(),
                basis(asked, agreement),
                outcome(asked, releases));
    }

    private String form(String text) {
        return Form.parse(text).map(new ValueText(words)::form).orElse(text);
    }

    private String basis(Leaf.Asked asked, Optional<Agreement> agreement) {
        List<String> cited = agreement.stream()
                .flatMap(known -> known.grants().stream()
                        .filter(grant -> grant.id().equals(asked.grant()))
                        .flatMap(grant -> bases(known, grant, asked.attribute())))
                .map(LegalBasis::citation)
                .map(words::in)
                .distinct()
                .toList();
        return cited.isEmpty() ? words.say("citizen.basis.unknown") : String.join(", ", cited);
    }

    private static Stream<LegalBasis> bases(Agreement agreement, Grant grant, String attribute) {
        List<String> ids = grant.attributes().stream()
                .filter(granted -> granted.attribute().text().equals(attribute))
                .map(GrantedAttribute::basis)
                .flatMap(List::stream)
                .toList();
        return agreement.legalBasis().stream().filter(basis -> ids.contains(basis.id()));
    }

    private String outcome(Leaf.Asked asked, List<Leaf.Release> releases) {
        return releases.stream()
                .filter(release -> release.register().equals(asked.register()))
                .flatMap(release -> release.outcomes().stream())
                .filter(outcome -> outcome.attribute().equals(asked.attribute()))
                .findFirst()
                .map(outcome -> outcome.left() ? words.say("citizen.left") : stayed(outcome.text()))
                .orElseGet(() -> words.say("citizen.unknown"));
    }

    /** A state as the leaf spells it: {@code KNOWN_EMPTY}. Until when a register was closed isn't in the leaf. */
    private String stayed(String state) {
        String name = state.toLowerCase(Locale.ROOT).replace('_', '-');
        return words.say("state.text." + (name.equals("closed-until") ? "closed" : name));
    }
}
