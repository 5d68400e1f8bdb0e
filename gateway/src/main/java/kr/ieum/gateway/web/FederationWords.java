package kr.ieum.gateway.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.Consumer;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.task.Task;

/** What agreements name — agencies, tasks, registers, articles — in words that lead to their pages. */
final class FederationWords {

    private final References references;
    private final Words words;

    FederationWords(References references, Words words) {
        this.references = references;
        this.words = words;
    }

    References references() {
        return references;
    }

    /** An article with what weakens it. */
    record Basis(String id, Badge kind, String citation, boolean weaker, boolean fictional) {}

    Link agency(String code) {
        Parties.Agency known = references.parties().agencies().get(code);
        return Link.to(known == null ? code : words.in(known.name()), "/agencies/" + code);
    }

    List<Link> agencies(List<String> codes) {
        return codes.stream().map(this::agency).toList();
    }

    Link register(String id) {
        Parties.Register known = references.parties().registers().get(id);
        return known == null ? Link.plain(id) : Link.to(words.in(known.name()), "/registers/" + id);
    }

    Link task(String id) {
        return Link.to(
                references.tasks().find(id).map(Task::name).map(words::in).orElse(id), "/tasks/" + id);
    }

    Link agreement(AgreementRecord record) {
        return Link.to(title(record), address(record));
    }

    static String address(AgreementRecord record) {
        return "/agreements/" + record.id() + "/" + record.version();
    }

    String title(AgreementRecord record) {
        return record.agreement()
                .map(Agreement::title)
                .map(words::in)
                .orElseGet(() -> words.say("agreement.unreadable", record.id()));
    }

    /** The consumer parties in words, each a class or an agency. */
    String consumers(Agreement agreement) {
        return agreement.consumers().stream().map(this::consumer).collect(Collectors.joining(", "));
    }

    /** What is asked of a consumer's officials: role, system, assurance. */
    String asked(Consumer consumer) {
        return words.say(
                "agreement.consumer.official",
                consumer.role().map(words::role).orElseGet(() -> words.say("agreement.any-role")),
                consumer.systems().isEmpty()
                        ? words.say("agreement.any-system")
                        : consumer.systems().stream()
                                .map(id -> system(consumer, id))
                                .sorted()
                                .collect(Collectors.joining(", ")),
                consumer.minAssurance());
    }

    /** A system by the name that the agencies concerned give it, each name once; what none of them knows keeps its id. */
    private String system(Consumer consumer, String id) {
        Parties parties = references.parties();
        Stream<String> members = consumer.agencyClass().map(parties.classes()::get).stream()
                .flatMap(known -> known.members().stream())
                .map(Parties.Accession::agency);
        String names = Stream.concat(members, consumer.agency().stream())
                .map(parties.agencies()::get)
                .filter(Objects::nonNull)
                .map(agency -> agency.systems().get(id))
                .filter(Objects::nonNull)
                .map(words::in)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" / "));
        return names.isEmpty() ? id : names;
    }

    /** The kind of requests that an agreement is for. */
    String kind(Agreement agreement) {
        return words.say("agreement.kind." + Words.kebab(agreement.kind()));
    }

    /** What may be checked afterwards, by whom and until when. */
    String afterCheck(AfterCheck check) {
        return words.say(
                "agreement.after-check",
                check.deferred().stream()
                        .sorted()
                        .map(what -> words.say("agreement.after-check.of." + Words.kebab(what)))
                        .collect(Collectors.joining(", ")),
                words.say("agreement.after-check.by." + Words.kebab(check.by())),
                within(check, words));
    }

    /** How long after the look-up the check is due. */
    static String within(AfterCheck check, Words words) {
        Duration within = check.within();
        return within.equals(Duration.ofDays(within.toDays()))
                ? words.say("agreement.after-check.days", within.toDays())
                : words.say("agreement.after-check.hours", within.toHours());
    }

    /** The days of the week and the hours in which it may be used. */
    String hours(Agreement agreement) {
        return agreement
                .schedule()
                .map(hours -> words.say(
                        "agreement.hours.days",
                        days(hours.days()),
                        clock(hours.fromMinute()),
                        clock(hours.untilMinute()),
                        hours.zone().getId()))
                .orElseGet(() -> words.say("agreement.hours.any"));
    }

    private String days(Set<DayOfWeek> days) {
        return days.size() == DayOfWeek.values().length
                ? words.say("agreement.hours.every-day")
                : days.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(day -> day.getDisplayName(TextStyle.SHORT, words.locale()))
                        .collect(Collectors.joining(" "));
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    private String consumer(Consumer consumer) {
        return consumer.agencyClass()
                .map(id -> Optional.ofNullable(references.parties().classes().get(id))
                        .map(known -> words.in(known.name()))
                        .orElse(id))
                .or(() -> consumer.agency().map(code -> agency(code).text()))
                .orElseGet(() -> words.say("nothing"));
    }

    String attribute(AttributeKey key) {
        return references
                .model()
                .property(key)
                .map(property -> words.in(property.name()))
                .orElse(key.text());
    }

    /** An attribute's name, leading to its page. */
    Link attributeLink(AttributeKey key) {
        return Link.to(attribute(key), address(key));
    }

    /** Where the page of an attribute is. */
    static String address(AttributeKey key) {
        return "/model/properties/" + key.text();
    }

    Badge standing(Standing standing) {
        String style = switch (standing) {
            case IN_FORCE -> "good";
            case DRAFT, APPROVED, SCHEDULED -> "info";
            case SUSPENDED -> "bad";
            case EXPIRED, TERMINATED, SUPERSEDED -> "neutral";
        };
        return new Badge(style, words.say("standing." + Words.kebab(standing)));
    }

    Basis basis(LegalBasis basis) {
        boolean weaker = basis.kind() == Agreement.BasisKind.ADMINISTRATIVE_RULE;
        return new Basis(
                basis.id(),
                new Badge(weaker ? "warn" : "neutral", words.say("basis." + Words.kebab(basis.kind()))),
                words.in(basis.citation()),
                weaker,
                basis.fictional());
    }

    /** From one day to another. */
    String period(LocalDate from, LocalDate until) {
        return words.say("period", words.date(from), words.date(until));
    }
}
