package kr.ieum.gateway.web.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.exchange.query.QueryOutcome;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiNames;

/** What stands in the answer to a query: the message (decision 0018) and around it on what ground each of its fields was released, or wasn't. */
final class QueryJson {

    private final ReasonWords reasons;
    private final Locale locale;

    QueryJson(ReasonWords reasons, Locale locale) {
        this.reasons = reasons;
        this.locale = locale;
    }

    /** What stands around the message. */
    Map<String, Object> around(Query query, QueryAnswer answer) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("query", answer.id());
        members.put(
                "subjects",
                IntStream.range(0, query.about().size())
                        .mapToObj(asked -> subject(query, answer, asked))
                        .toList());
        members.put("grounds", answer.fields().stream().map(this::ground).toList());
        members.put("agreements", agreements(answer));
        members.put("completeness", completeness(answer.completeness()));
        return members;
    }

    /** Which local id stands for which subject of the query, by its place there: a key isn't repeated. */
    private static Map<String, Object> subject(Query query, QueryAnswer answer, int asked) {
        int index = answer.indexOf(query.about().get(asked)).orElseThrow();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("asked", asked);
        members.put("id", ReleasedMessage.localId(index));
        members.put("relation", ApiNames.of(answer.about().subjects().get(index).relation()));
        return members;
    }

    private Map<String, Object> ground(ReleasedField field) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", ReleasedMessage.localId(field.subject()));
        members.put("attribute", field.attribute().text());
        members.put("entry", field.entry());
        members.put("register", field.register());
        members.put("state", ApiNames.of(field.state()));
        field.value().ifPresent(value -> members.put("form", value.form().text()));
        field.assertedAt().ifPresent(at -> members.put("assertedAt", at.toString()));
        field.fetchedAt().ifPresent(at -> members.put("fetchedAt", at.toString()));
        field.closedUntil().ifPresent(until -> members.put("closedUntil", until.toString()));
        if (field.value().isPresent() || field.reason().isEmpty()) {
            ReasonWords.authority(field).ifPresent(cited -> members.put("authority", authority(cited)));
        }
        ReasonWords.reason(field).ifPresent(reason -> members.put("reason", reason(reason)));
        return members;
    }

    private static Map<String, Object> authority(Authority authority) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("agreement", authority.agreement());
        members.put("version", authority.version());
        members.put("grant", authority.grant());
        members.put("clause", authority.clause());
        members.put("basis", authority.basis());
        return members;
    }

    private static List<Map<String, Object>> agreements(QueryAnswer answer) {
        Set<Map<String, Object>> cited = new LinkedHashSet<>();
        answer.fields().stream()
                .filter(field -> field.state() == FieldState.VALUE || field.state() == FieldState.REDUCED)
                .flatMap(field -> field.authority().stream())
                .forEach(authority -> cited.add(Map.of("id", authority.agreement(), "version", authority.version())));
        return new ArrayList<>(cited);
    }

    private static Map<String, Object> completeness(Lookup.Completeness completeness) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("complete", !completeness.partial());
        members.put("permitted", completeness.permitted());
        members.put("answered", completeness.answered());
        members.put("missing", completeness.missing().stream().sorted().toList());
        members.put("elapsedMillis", completeness.elapsed().toMillis());
        return members;
    }

    /** What refused the whole, attribute by attribute. */
    Map<String, Object> excess(List<QueryOutcome.Ungranted> excess) {
        return excess.isEmpty()
                ? Map.of()
                : Map.of("excess", excess.stream().map(this::ungranted).toList());
    }

    private Map<String, Object> ungranted(QueryOutcome.Ungranted one) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("attribute", one.attribute().text());
        members.put("register", one.register());
        members.put("reason", reason(one.reason()));
        return members;
    }

    private Map<String, Object> reason(Reason reason) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", ApiNames.of(reason));
        members.put("text", reasons.reason(reason, locale));
        members.put("remedy", reasons.remedy(reason, locale));
        return members;
    }
}
