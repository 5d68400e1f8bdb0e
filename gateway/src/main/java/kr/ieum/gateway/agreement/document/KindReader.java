package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Agreement.TemplateRef;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads which kind of requests an agreement is for, {@code kinds: [case]} where it says nothing, and what one for emergencies
 * says of the check afterwards: {@code afterCheck: {of: [relation], by: team-head, within: P3D}}. Rule numbers: {@link
 * AgreementReader}.
 */
final class KindReader {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private KindReader() {}

    /** The kind alone; {@code case} where the agreement says nothing. */
    static RequestKind kind(YamlMap map) {
        List<RequestKind> kinds = map.choices("kinds", RequestKind.class);
        if (kinds.size() > 1 || (map.has("kinds") && map.texts("kinds").isEmpty())) {
            map.fault("kinds", "A24", "names not exactly one kind", "make an agreement of its own for each kind");
        }
        return kinds.size() == 1 ? kinds.getFirst() : RequestKind.CASE;
    }

    static Optional<AfterCheck> afterCheck(YamlMap map, RequestKind kind) {
        boolean emergency = kind == RequestKind.EMERGENCY;
        Optional<AfterCheck> check = map.optionalMap("afterCheck").map(KindReader::afterCheck);
        if (emergency && check.isEmpty()) {
            map.fault(
                    "kinds",
                    "A24",
                    "declares emergencies and no check afterwards",
                    "add afterCheck: {of: [relation], by: team-head, within: P3D}");
        }
        if (!emergency && check.isPresent()) {
            map.fault("afterCheck", "A24", "checks afterwards what is no emergency", "write kinds: [emergency]");
        }
        return check.filter(c -> emergency);
    }

    /** A25: the text that people read speaks of the kind of requests that is answered. */
    static void checkTemplate(YamlMap map, RequestKind kind, TemplateRef template) {
        ClauseTemplate.find(template)
                .filter(text -> text.kind() != kind)
                .ifPresent(text -> map.fault(
                        "template",
                        "A25",
                        "is a reference text for requests of the kind " + YamlMap.spelling(text.kind())
                                + ", the agreement is for " + YamlMap.spelling(kind),
                        "use one of: " + ClauseTemplate.known(kind)));
    }

    /** A26: a subject stands to a request as its kind has it; there is no applicant where there is no case. */
    static void checkRelations(YamlMap map, RequestKind kind, Set<Relation> subjects) {
        subjects.stream()
                .filter(relation -> !kind.relations().contains(relation))
                .sorted()
                .forEach(relation -> map.fault(
                        "subjects",
                        "A26",
                        YamlMap.spelling(relation) + " is no relation to a request of the kind "
                                + YamlMap.spelling(kind),
                        "use some of: "
                                + kind.relations().stream()
                                        .sorted()
                                        .map(YamlMap::spelling)
                                        .collect(Collectors.joining(", "))));
    }

    /** Refuses what the engine would never leave open. */
    static void checkSubjects(YamlMap map, Optional<AfterCheck> check, Set<Relation> subjects) {
        if (check.filter(agreed -> agreed.deferred().contains(AfterCheck.Deferred.RELATION))
                        .isPresent()
                && subjects.stream().anyMatch(AfterCheck::isOfInheritance)) {
            map.fault(
                    "subjects",
                    "A24",
                    "leaves death and rank of heirs to be checked afterwards",
                    "name neither deceased nor heir, or take relation out of afterCheck");
        }
    }

    private static AfterCheck afterCheck(YamlMap map) {
        try (map) {
            Set<AfterCheck.Deferred> deferred = EnumSet.noneOf(AfterCheck.Deferred.class);
            deferred.addAll(map.choices("of", AfterCheck.Deferred.class));
            if (deferred.isEmpty()) {
                map.fault("of", "A24", "leaves nothing to be checked afterwards", "write of: [relation]");
            }
            map.text("within");
            Duration within = map.optionalDuration("within").orElse(SHORTEST);
            if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
                map.fault("within", "A24", "is no time for a check", "write a duration from PT1H to P30D");
            }
            return new AfterCheck(deferred, within, map.choice("by", AfterCheck.By.class));
        }
    }
}
