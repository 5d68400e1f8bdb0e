package kr.ieum.gateway.agreement.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Parties.AgencyClass;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.Hours;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;

/** Turns a loaded agreement into the terms the engine applies. */
public final class AgreementTerms {

    private final References references;
    private final ZoneId zone;

    /** For agreements that refer to these. */
    public AgreementTerms(References references) {
        this.references = references;
        this.zone = references.parties().zone();
    }

    /** The attributes of the model as the engine knows them. */
    public Map<AttributeKey, Snapshot.Attribute> attributes() {
        return references.model().properties().stream()
                .collect(Collectors.toMap(
                        Property::key,
                        property -> new Snapshot.Attribute(
                                property.datatype(),
                                property.derivedFrom().stream()
                                        .map(source -> new Snapshot.Source(
                                                source.attribute(),
                                                Form.parse(source.form()).orElse(Form.CLEAR)))
                                        .toList())));
    }

    /** The terms of one agreement. */
    public Terms of(Agreement agreement) {
        return of(agreement, Optional.empty());
    }

    /**
     * The terms of one agreement.
     *
     * @param end the first day on which it is no longer in force, where that was fixed before the end of its term
     */
    public Terms of(Agreement agreement, Optional<LocalDate> end) {
        LocalDate until = agreement.term().until();
        Set<String> registers = agreement.providers().stream()
                .flatMap(provider -> references.registersKeptBy(provider).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Terms(
                agreement.id(),
                agreement.version(),
                agreement.kind(),
                agreement.task(),
                agreement.consumers().stream().map(this::consumer).toList(),
                registers,
                period(
                        agreement.term().from(),
                        Optional.of(end.map(day -> day.minusDays(1))
                                .filter(until::isAfter)
                                .orElse(until))),
                agreement.schedule().map(s -> new Hours(s.days(), s.fromMinute(), s.untilMinute(), s.zone())),
                agreement.searchBy().stream()
                        .collect(Collectors.toMap(
                                Agreement.SearchPermission::attribute,
                                permission -> new Terms.Search(
                                        bases(agreement, permission.attribute(), permission.basis()),
                                        permission.registers().isEmpty() ? registers : permission.registers()))),
                agreement.grants().stream()
                        .map(grant -> grant(agreement, grant, registers))
                        .toList(),
                agreement.limits().stream()
                        .map(limit -> new Terms.Ceiling(limit.id(), limit.attributes(), limit.max(), limit.when()))
                        .toList(),
                agreement.combinations(),
                agreement.obligations(),
                new Terms.Volume(agreement.perDay(), agreement.perOfficialHour()),
                agreement.afterCheck());
    }

    private Terms.Consumer consumer(Agreement.Consumer consumer) {
        Map<String, List<Period>> agencies = new HashMap<>();
        consumer.agency().ifPresent(agency -> agencies.put(agency, List.of(Period.ALWAYS)));
        consumer.agencyClass()
                .flatMap(
                        id -> Optional.ofNullable(references.parties().classes().get(id)))
                .map(AgencyClass::members)
                .ifPresent(members -> agencies.putAll(members.stream()
                        .collect(Collectors.groupingBy(
                                Parties.Accession::agency,
                                Collectors.mapping(m -> period(m.from(), m.until()), Collectors.toList())))));
        return new Terms.Consumer(agencies, consumer.systems(), consumer.role(), consumer.minAssurance());
    }

    private Terms.Grant grant(Agreement agreement, Agreement.Grant grant, Set<String> registers) {
        Optional<Terms.Consent> consent = agreement.consent().stream()
                .filter(rule -> rule.grant().equals(grant.id()))
                .findFirst()
                .map(rule -> new Terms.Consent(consentKey(agreement, grant.id()), rule.maxAge(), rule.of()));
        return new Terms.Grant(
                grant.id(),
                grant.clause(),
                grant.uses(),
                grant.recipient(),
                grant.subjects(),
                grant.declaredRelation(),
                grant.register().map(Set::of).orElse(registers),
                grant.when(),
                consent,
                grant.attributes().stream()
                        .map(item -> new Terms.GrantedAttribute(
                                item.attribute(), item.form(), bases(agreement, item.attribute(), item.basis())))
                        .toList());
    }

    /**
     * Under which a request carries consent to a grant: the form that the rule names, or else the grant itself; ids of
     * grants are unique within their agreement only.
     */
    public static String consentKey(Agreement agreement, String grant) {
        return agreement.consent().stream()
                .filter(rule -> rule.grant().equals(grant))
                .flatMap(rule -> rule.form().stream())
                .findFirst()
                .map(ConsentForm::key)
                .orElse(agreement.id() + "/" + grant);
    }

    /** Rule 11: of a resident number only the articles that authorise it count, in force or not. */
    private List<Terms.Basis> bases(Agreement agreement, AttributeKey attribute, List<String> cited) {
        return cited.stream()
                .flatMap(id -> agreement.legalBasis().stream()
                        .filter(basis -> basis.id().equals(id)))
                .filter(basis -> !References.isResidentNumber(attribute) || basis.authorisesResidentNumber())
                .map(this::basis)
                .toList();
    }

    private Terms.Basis basis(LegalBasis basis) {
        return new Terms.Basis(basis.id(), period(basis.from(), basis.to()));
    }

    private Period period(LocalDate from, Optional<LocalDate> lastDay) {
        return new Period(
                from.atStartOfDay(zone).toInstant(),
                lastDay.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElse(Instant.MAX));
    }
}
