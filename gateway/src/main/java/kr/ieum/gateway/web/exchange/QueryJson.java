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
import kr.ieum.gateway.exchange.ReleasedMessage;
import kr.ieum.gateway.exchange.query.Query;
import kr.ieum.gateway.exchange.query.QueryAnswer;
import kr.ieum.gateway.exchange.query.QueryOutcome;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.web.ReasonWords;
import kr.ieum.gateway.web.api.ApiNames;
import kr.ieum.gateway.web.api.GroundJson;

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
        members.put(
                "schema",
                SchemasResource.PATH + "tasks/" + answer.view().task() + "/"
                        + answer.view().version() + ".schema.json");
        members.put("completeness", GroundJson.completeness(answer.completeness()));
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
            ReasonWords.authority(field).ifPresent(cited -> members.put("authority", GroundJson.authority(cited)));
        }
        ReasonWords.reason(field)
                .ifPresent(reason -> members.put("reason", GroundJson.reason(reason, reasons, locale)));
        return members;
    }

    private static List<Map<String, Object>> agreements(QueryAnswer answer) {
        Set<Map<String, Object>> cited = new LinkedHashSet<>();
        answer.fields().stream()
                .flatMap(field -> ReleasedMessage.cited(field).stream())
                .forEach(authority -> cited.add(agreement(authority)));
        return new ArrayList<>(cited);
    }

    /** An agreement, and where the closed schema of what it releases lies. */
    private static Map<String, Object> agreement(Authority authority) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", authority.agreement());
        members.put("version", authority.version());
        members.put(
                "schema",
                SchemasResource.PATH + "agreements/" + authority.agreement() + "/" + authority.version()
                        + ".schema.json");
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
        members.put("reason", GroundJson.reason(one.reason(), reasons, locale));
        return members;
    }
}
