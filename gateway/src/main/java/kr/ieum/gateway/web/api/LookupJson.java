package kr.ieum.gateway.web.api;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.sheet.Sheet;
import kr.ieum.gateway.view.Conflict;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.web.FieldNotes;
import kr.ieum.gateway.web.PageSheet;
import kr.ieum.gateway.web.ReasonWords;

/** The members of a look-up's answer (design §7), and which agreements they cited. Not thread-safe. */
final class LookupJson {

    private final ReasonWords reasons;
    private final Locale locale;
    private final Optional<PageSheet> sheet;
    private final FieldNotes notes;
    private final Set<Map<String, Object>> agreements = new LinkedHashSet<>();
    /** What each conflict stands under in the sheet's record. */
    private final Map<Conflict, String> numbers = new HashMap<>();

    LookupJson(ReasonWords reasons, Locale locale, Optional<PageSheet> sheet, FieldNotes notes) {
        this.sheet = sheet;
        this.notes = notes;
        this.reasons = reasons;
        this.locale = locale;
    }

    Map<String, Object> shell(Lookup lookup) {
        Lookup.Shell shell = lookup.shell();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("lookup", lookup.id());
        members.put(
                "view", Map.of("id", shell.view().id(), "version", shell.view().version()));
        members.put("task", shell.view().task());
        shell.asOf().ifPresent(day -> members.put("asOf", day.toString()));
        shell.checkDue().ifPresent(due -> members.put("checkDue", due.toString()));
        members.put("finalAt", shell.finalAt().toString());
        members.put(
                "subjects",
                shell.openCase().subjects().stream()
                        .map(subject -> Map.of("index", subject.index(), "relation", ApiNames.of(subject.relation())))
                        .toList());
        members.put(
                "panels",
                shell.panels().stream()
                        .map(panel -> Map.of("panel", panel.id(), "register", panel.register()))
                        .toList());
        return members;
    }

    Map<String, Object> register(String panel, int number, RegisterResult result, List<Conflict> conflicts) {
        sheet.ifPresent(wanted -> {
            wanted.draft().register(number, result);
            conflicts.forEach(conflict -> numbers.put(conflict, PageSheet.conflict(wanted.draft(), number, conflict)));
        });
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("panel", panel);
        members.put("register", result.register());
        members.put("status", ApiNames.of(result.status()));
        members.put("elapsedMillis", result.elapsed().toMillis());
        members.put("deadlineMillis", result.deadline().toMillis());
        members.put(
                "fields",
                result.fields().stream()
                        .map(field -> field(number, field, conflicts))
                        .toList());
        return members;
    }

    /** The agreements, with versions, that released fields cited so far. */
    List<Map<String, Object>> agreements() {
        return List.copyOf(agreements);
    }

    private Map<String, Object> field(int panel, ReleasedField field, List<Conflict> conflicts) {
        Map<String, Object> members = new LinkedHashMap<>();
        Set<String> quality = notes.quality(field);
        sheet.ifPresent(wanted -> members.put("number", wanted.draft().number(panel, field, quality)));
        members.put("subject", field.subject());
        stated(field, members);
        members.put("register", field.register());
        field.assertedAt().ifPresent(at -> members.put("assertedAt", at.toString()));
        field.fetchedAt().ifPresent(at -> members.put("fetchedAt", at.toString()));
        field.closedUntil().ifPresent(until -> members.put("closedUntil", until.toString()));
        Optional<Authority> authority = ReasonWords.authority(field);
        if (isGranted(field.state())) {
            authority.ifPresent(cited -> {
                agreements.add(GroundJson.agreement(cited));
                members.put("authority", GroundJson.authority(cited));
            });
        }
        if (!quality.isEmpty()) {
            members.put("quality", quality.stream().sorted().toList());
        }
        ReasonWords.reason(field).ifPresent(reason -> members.put("reason", reason(reason, authority)));
        List<Map<String, Object>> contradicted = conflicts.stream()
                .filter(conflict ->
                        conflict.sides().stream().anyMatch(side -> side.stated().contains(field)))
                .map(this::conflict)
                .toList();
        if (!contradicted.isEmpty()) {
            members.put("conflicts", contradicted);
        }
        return members;
    }

    private static void stated(ReleasedField field, Map<String, Object> members) {
        members.put("attribute", field.attribute().text());
        members.put("entry", field.entry());
        members.put("state", ApiNames.of(field.state()));
        field.value().ifPresent(value -> {
            members.put("form", value.form().text());
            members.put("value", value.text());
        });
    }

    private Map<String, Object> conflict(Conflict conflict) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (numbers.containsKey(conflict)) {
            members.put("number", numbers.get(conflict));
        }
        members.put("conflict", conflict.rule().id());
        members.put("title", conflict.rule().title().in(locale));
        members.put("authority", conflict.rule().authority());
        members.put("rule", conflict.rule().rule().in(locale));
        members.put(
                "statements",
                conflict.sides().stream()
                        .flatMap(side -> Stream.concat(side.stated().stream(), side.beside().stream()))
                        .map(LookupJson::statement)
                        .toList());
        return members;
    }

    private static Map<String, Object> statement(ReleasedField field) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("register", field.register());
        stated(field, members);
        field.assertedAt().ifPresent(at -> members.put("assertedAt", at.toString()));
        return members;
    }

    /** What completes the answer as a sheet. */
    static Map<String, Object> sheet(Sheet issued) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("issued", true);
        members.put("code", issued.code().printed());
        members.put("issuedAt", issued.issuedAt().toString());
        members.put("digest", "sha-256:" + issued.digest());
        members.put("record", issued.record());
        members.put("statement", issued.statement());
        members.put("signature", issued.signature());
        members.put("key", issued.keyName());
        return members;
    }

    private Map<String, Object> reason(Reason reason, Optional<Authority> nearest) {
        Map<String, Object> members = GroundJson.reason(reason, reasons, locale);
        nearest.ifPresent(authority -> members.put("nearest", GroundJson.agreement(authority)));
        return members;
    }

    private static boolean isGranted(FieldState state) {
        return switch (state) {
            case NOT_GRANTED, NO_CONSENT, DECLINED_BY_SUBJECT, WITHHELD -> false;
            case VALUE,
                    REDUCED,
                    KNOWN_EMPTY,
                    UNKNOWN,
                    NOT_APPLICABLE,
                    NO_HISTORY,
                    UNDETERMINED,
                    LATE,
                    SOURCE_ERROR,
                    CLOSED_UNTIL,
                    PENDING -> true;
        };
    }
}
