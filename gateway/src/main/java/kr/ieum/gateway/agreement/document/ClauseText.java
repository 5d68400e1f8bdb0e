package kr.ieum.gateway.agreement.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.GrantedAttribute;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Agreement.Limit;
import kr.ieum.gateway.agreement.document.Agreement.SearchPermission;
import kr.ieum.gateway.agreement.document.ClauseTemplate.Clause;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * The text that a lawyer reads, generated from an agreement's fields through its pinned reference text, so that what was
 * read is what runs (design §6). Its digests are fields of the agreement where the parties fixed them.
 */
public final class ClauseText {

    private final String korean;
    private final String english;
    private final Map<String, Localized> grants;
    private final Map<String, Localized> grantConditions;
    private final Map<String, Localized> limitConditions;

    private ClauseText(Agreement agreement, Writer ko, Writer en) {
        this.korean = ko.whole();
        this.english = en.whole();
        this.grants = agreement.grants().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Grant::id, grant -> new Localized(ko.grant(grant), en.grant(grant))));
        this.grantConditions = agreement.grants().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Grant::id,
                        grant -> new Localized(
                                ko.condition(grant.when(), grant.whenText()),
                                en.condition(grant.when(), grant.whenText()))));
        this.limitConditions = agreement.limits().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Limit::id,
                        limit -> new Localized(
                                ko.condition(limit.when(), limit.whenText()),
                                en.condition(limit.when(), limit.whenText()))));
    }

    /** The text of a loaded agreement; nothing when its reference text isn't known. */
    public static Optional<ClauseText> of(Agreement agreement, References references) {
        return ClauseTemplate.find(agreement.template())
                .map(template -> new ClauseText(
                        agreement,
                        new Writer(agreement, references, template, Locale.KOREAN),
                        new Writer(agreement, references, template, Locale.ENGLISH)));
    }

    /** The whole text in Korean and English. */
    public Localized whole() {
        return new Localized(korean, english);
    }

    /** What one grant says, for the question why somebody may see something. */
    public Optional<Localized> ofGrant(String grant) {
        return Optional.ofNullable(grants.get(grant));
    }

    /** When a grant applies, in words. */
    public Optional<Localized> conditionOfGrant(String grant) {
        return Optional.ofNullable(grantConditions.get(grant));
    }

    /** When a limit applies, in words. */
    public Optional<Localized> conditionOfLimit(String limit) {
        return Optional.ofNullable(limitConditions.get(limit));
    }

    /** The digest {@code sha-256:…} of the whole text in {@code ko} or {@code en}. */
    public String digest(String language) {
        return CanonicalForm.digest("ko".equals(language) ? korean : english);
    }

    /** Writes in one language. */
    private record Writer(Agreement agreement, References references, ClauseTemplate template, Locale locale) {

        String whole() {
            List<String> lines = new ArrayList<>();
            lines.add(agreement.title().in(locale));
            for (Clause clause : template.clauses()) {
                lines.add(clause.id() + " " + clause.title().in(locale)
                        + (agreement.deviations().contains(clause.id()) ? " [" + word("deviates") + "]" : ""));
                lines.add(fill(clause.text().in(locale), general()));
                agreement.grants().stream()
                        .filter(grant -> grant.clause().equals(clause.id()))
                        .map(this::grant)
                        .forEach(lines::add);
            }
            return String.join("\n", lines) + "\n";
        }

        String grant(Grant grant) {
            String items = grant.attributes().stream()
                    .map(item -> fill(
                            word("item"),
                            Map.of(
                                    "name", name(item.attribute()),
                                    "form", form(item.form()),
                                    "need", need(item),
                                    "bases", citations(item.basis()))))
                    .collect(Collectors.joining(", "));
            return fill(
                    word("grant"),
                    Map.of(
                            "id", grant.id(),
                            "subjects", relations(grant.subjects()),
                            "items", items,
                            "uses", words("use.", grant.uses()),
                            "recipient", word("recipient." + YamlMap.spelling(grant.recipient())),
                            "when", condition(grant.when(), grant.whenText())));
        }

        private Map<String, String> general() {
            Map<String, String> values = new LinkedHashMap<>(terms());
            DutyText duties = duties();
            values.put(
                    "obligations",
                    orNone(agreement.obligations().stream()
                            .map(duties::obligation)
                            .toList()));
            values.put(
                    "combinations",
                    orNone(agreement.combinations().stream()
                            .map(each -> duties.combination(each, this::name))
                            .toList()));
            values.put("disposal", agreement.disposal().map(duties::disposal).orElseGet(() -> word("none")));
            values.put("notice", agreement.term().notice().map(duties::notice).orElseGet(() -> word("none")));
            agreement.afterCheck().ifPresent(check -> {
                values.put("deferred", words("deferred.", check.deferred()));
                values.put("check-by", word("check-by." + YamlMap.spelling(check.by())));
                values.put("check-within", duties.span(check.within()));
            });
            return values;
        }

        private DutyText duties() {
            return new DutyText(template, locale);
        }

        private Map<String, String> terms() {
            return Map.ofEntries(
                    Map.entry("providers", agencies(agreement.providers())),
                    Map.entry("consumers", consumers()),
                    Map.entry("approvers", agencies(agreement.approvers())),
                    Map.entry(
                            "task",
                            references
                                    .tasks()
                                    .find(agreement.task())
                                    .map(task -> task.name().in(locale))
                                    .orElse(agreement.task())),
                    Map.entry(
                            "bases",
                            citations(agreement.legalBasis().stream()
                                    .map(LegalBasis::id)
                                    .toList())),
                    Map.entry(
                            "term",
                            agreement.term().from() + " – " + agreement.term().until()),
                    Map.entry("subjects", relations(agreement.subjects())),
                    Map.entry(
                            "limits",
                            orNone(agreement.limits().stream().map(this::limit).toList())),
                    Map.entry(
                            "search",
                            orNone(agreement.searchBy().stream()
                                    .map(this::search)
                                    .toList())),
                    Map.entry(
                            "consent",
                            orNone(agreement.consent().stream()
                                    .map(duties()::consent)
                                    .toList())),
                    Map.entry("hours", hours()),
                    Map.entry("volume", volume()));
        }

        private String search(SearchPermission permission) {
            String narrowed = permission.registers().stream()
                    .sorted()
                    .flatMap(register ->
                            Optional.ofNullable(references.parties().registers().get(register)).stream())
                    .map(register -> register.name().in(locale))
                    .collect(Collectors.joining(", "));
            return name(permission.attribute())
                    + (narrowed.isEmpty() ? "" : " → " + narrowed)
                    + " (" + citations(permission.basis()) + ")";
        }

        private String limit(Limit limit) {
            return fill(
                    word("limit"),
                    Map.of(
                            "id", limit.id(),
                            "items",
                                    limit.attributes().stream()
                                            .sorted()
                                            .map(this::name)
                                            .collect(Collectors.joining(", ")),
                            "form", form(limit.max()),
                            "when", condition(limit.when(), limit.whenText())));
        }

        private String consumers() {
            return agreement.consumers().stream()
                    .map(consumer -> consumer.agencyClass()
                                    .map(id -> className(id))
                                    .orElseGet(() ->
                                            agencies(List.of(consumer.agency().orElse(""))))
                            + " (" + word("own-cases") + ")")
                    .collect(Collectors.joining(", "));
        }

        private String className(String id) {
            Parties.AgencyClass known = references.parties().classes().get(id);
            return known == null ? id : known.name().in(locale);
        }

        private String agencies(List<String> codes) {
            return orNone(codes.stream()
                    .map(code -> AgreementReader.nameOf(references, code).in(locale))
                    .toList());
        }

        private String citations(List<String> ids) {
            return ids.stream()
                    .flatMap(id -> agreement.legalBasis().stream()
                            .filter(basis -> basis.id().equals(id)))
                    .map(basis -> basis.citation().in(locale) + remarks(basis))
                    .collect(Collectors.joining(", "));
        }

        private String remarks(LegalBasis basis) {
            String weaker = basis.kind() == Agreement.BasisKind.ADMINISTRATIVE_RULE ? " [" + word("weaker") + "]" : "";
            return basis.fictional() ? weaker + " [" + word("fictional") + "]" : weaker;
        }

        String condition(Condition condition, Optional<String> asWritten) {
            if (asWritten.isEmpty()) {
                return word("none");
            }
            return template.writesSentences()
                    ? new ConditionText(template, references, locale).of(condition)
                    : asWritten.get();
        }

        private String need(GrantedAttribute item) {
            return template.writesSentences() ? item.need().in(locale) : BilingualText.asWritten(item.need());
        }

        private String hours() {
            return agreement
                    .schedule()
                    .map(s -> days(s.days()) + " " + clock(s.fromMinute()) + "–" + clock(s.untilMinute()) + " "
                            + s.zone())
                    .orElse(word("anytime"));
        }

        private String days(Set<DayOfWeek> days) {
            if (!template.writesSentences()) {
                return days.toString();
            }
            return days.size() == DayOfWeek.values().length
                    ? word("every-day")
                    : days.stream()
                            .sorted()
                            .map(day -> word("day." + YamlMap.spelling(day)))
                            .collect(Collectors.joining(", "));
        }

        private static String clock(int minute) {
            return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
        }

        private String volume() {
            List<String> parts = new ArrayList<>();
            agreement.perDay().ifPresent(n -> parts.add(fill(word("per-day"), Map.of("n", grouped(n)))));
            agreement
                    .perOfficialHour()
                    .ifPresent(n -> parts.add(fill(word("per-official-hour"), Map.of("n", grouped(n)))));
            return parts.isEmpty() ? word("unlimited") : String.join(", ", parts);
        }

        private String form(Form form) {
            return fill(
                    word("form." + form.name()),
                    form.parameter().map(n -> Map.of("n", grouped(n))).orElse(Map.of()));
        }

        private static String grouped(Number number) {
            return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(new BigDecimal(number.toString()));
        }

        private String name(AttributeKey attribute) {
            return references
                    .model()
                    .property(attribute)
                    .map(property -> property.name().in(locale))
                    .orElse(attribute.text());
        }

        private String relations(Collection<Relation> relations) {
            return words("relation.", relations);
        }

        private String words(String prefix, Collection<? extends Enum<?>> constants) {
            return constants.stream()
                    .sorted()
                    .map(constant -> word(prefix + YamlMap.spelling(constant)))
                    .collect(Collectors.joining(", "));
        }

        private String orNone(List<String> parts) {
            return parts.isEmpty() ? word("none") : String.join(", ", parts);
        }

        private String word(String key) {
            return template.word(key).in(locale);
        }

        private static String fill(String text, Map<String, String> values) {
            String filled = text;
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            }
            return filled;
        }
    }
}
