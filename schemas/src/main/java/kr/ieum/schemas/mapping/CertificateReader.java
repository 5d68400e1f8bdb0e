package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the transforms that look for relatives in a certificate of family relations. */
final class CertificateReader {

    private final YamlMap map;
    private final CodeLists codeLists;

    /** @param map the transform */
    CertificateReader(YamlMap map, CodeLists codeLists) {
        this.map = map;
        this.codeLists = codeLists;
    }

    /** Whose certificate is read. */
    private enum CertificateOf {
        APPLICANT,
        DECEASED
    }

    /** What the subject is to the one whose certificate it is. */
    RowPlan relation(CodeList list) {
        return certificate(list, liveCode(map, "self", list), liveCode(map, "none", list));
    }

    private CertificateRelationPlan certificate(CodeList list, String self, String none) {
        List<CertificateRelationPlan.Relative> relatives = new ArrayList<>();
        for (YamlMap relative : map.maps("relatives")) {
            try (relative) {
                relatives.add(new CertificateRelationPlan.Relative(
                        liveCode(relative, "relation", list), relative.text("number"), relative.text("name")));
            }
        }
        if (relatives.isEmpty()) {
            map.fault("relatives", "M27", "names nobody", "name where the certificate names relatives");
        }
        Mapping.KeyedBy keyedBy =
                switch (map.optionalChoice("of", CertificateOf.class).orElse(CertificateOf.APPLICANT)) {
                    case APPLICANT -> Mapping.KeyedBy.APPLICANT;
                    case DECEASED -> Mapping.KeyedBy.DECEASED;
                };
        return new CertificateRelationPlan(
                list.id(),
                keyedBy,
                self,
                none,
                List.copyOf(relatives),
                map.optionalMap("siblings").map(siblings -> {
                    try (siblings) {
                        return new CertificateRelationPlan.Siblings(
                                liveCode(siblings, "relation", list), siblings.texts("parents"));
                    }
                }));
    }

    /** Whether the certificate names somebody who inherits before the subject. */
    Optional<RowPlan> priorRankHeir() {
        String id = map.text("list");
        Optional<CodeList> list = codeLists.find(id);
        if (list.isEmpty()) {
            map.fault("list", "M28", "'" + id + "' is no code list", "name the list of family relations");
            return Optional.empty();
        }
        Map<String, List<String>> before = new HashMap<>();
        try (YamlMap ranks = map.map("before")) {
            for (String heir : ranks.keys()) {
                if (list.get().find(heir).isEmpty()) {
                    ranks.fault(heir, "M28", "is no code of " + id, "use a code of the list");
                }
                before.put(heir, ranks.texts(heir));
            }
        }
        if (before.isEmpty()) {
            map.fault("before", "M27", "ranks nobody", "say for each heir who inherits before");
        }
        return Optional.of(new PriorRankHeirPlan(
                certificate(list.get(), "", ""), Map.copyOf(before), Set.copyOf(map.texts("lifeUntold"))));
    }

    private static String liveCode(YamlMap map, String key, CodeList list) {
        String code = map.text(key);
        if (list.find(code).filter(found -> !found.abolished()).isEmpty()) {
            map.fault(key, "M28", "'" + code + "' is no code in force in " + list.id(), "use a code of the list");
        }
        return code;
    }
}
