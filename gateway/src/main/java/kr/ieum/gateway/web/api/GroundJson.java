package kr.ieum.gateway.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.web.ReasonWords;

/** What answers of look-ups and of queries say alike: on what ground, why not, and whether that is all. */
public final class GroundJson {

    private GroundJson() {}

    /** The one authority of a field, to the article. */
    public static Map<String, Object> authority(Authority authority) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("agreement", authority.agreement());
        members.put("version", authority.version());
        members.put("grant", authority.grant());
        members.put("clause", authority.clause());
        members.put("basis", authority.basis());
        return members;
    }

    /** The agreement of an authority. */
    public static Map<String, Object> agreement(Authority authority) {
        return Map.of("id", authority.agreement(), "version", authority.version());
    }

    /** Why, and what would be needed. */
    public static Map<String, Object> reason(Reason reason, ReasonWords words, Locale locale) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", ApiNames.of(reason));
        members.put("text", words.reason(reason, locale));
        members.put("remedy", words.remedy(reason, locale));
        return members;
    }

    /** Whether every register answered. */
    public static Map<String, Object> completeness(Lookup.Completeness completeness) {
        List<String> missing = completeness.missing().stream().sorted().toList();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("complete", !completeness.partial());
        members.put("permitted", completeness.permitted());
        members.put("answered", completeness.answered());
        members.put("missing", missing);
        members.put("elapsedMillis", completeness.elapsed().toMillis());
        return members;
    }
}
