package kr.ieum.gateway.sheet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.document.CanonicalForm;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.log.leaf.Salt;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.Receipt;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Localized;

/**
 * The record of a sheet: exactly what was released, as canonical JSON (RFC 8785), format {@code ieum-sheet/1}. Its salt
 * makes the digest that is kept of it useless to somebody who would guess at the values.
 */
final class SheetRecord {

    private final SheetHead head;
    private final SheetCode code;
    private final Salt salt;
    private final List<Map<String, Object>> registers = new ArrayList<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();
    private final List<Map<String, Object>> conflicts = new ArrayList<>();
    private final Set<Map<String, Object>> receipts = new LinkedHashSet<>();
    private final Set<String> agreements = new TreeSet<>();

    SheetRecord(SheetHead head, SheetCode code, Salt salt) {
        this.head = head;
        this.code = code;
        this.salt = salt;
    }

    void field(String number, ReleasedField field, Set<String> quality) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", number);
        members.put("subject", field.subject());
        stated(field, members);
        field.fetchedAt().ifPresent(at -> members.put("fetchedAt", at.toString()));
        field.closedUntil().ifPresent(until -> members.put("closedUntil", until.toString()));
        // Protection is never shown: a withheld field says nothing but that it is withheld (design §6 rule 10).
        if (field.state() != FieldState.WITHHELD) {
            field.reason().ifPresent(reason -> members.put("reason", spelled(reason)));
            if (isGranted(field.state())) {
                field.authority().ifPresent(cited -> members.put("authority", authority(cited)));
            }
        }
        if (!quality.isEmpty()) {
            members.put("quality", List.copyOf(new TreeSet<>(quality)));
        }
        fields.add(members);
    }

    /** What one register states, as it stands in a field and again in a conflict. */
    private static void stated(ReleasedField field, Map<String, Object> members) {
        members.put("attribute", field.attribute().text());
        members.put("entry", field.entry());
        members.put("register", field.register());
        members.put("state", spelled(field.state()));
        field.value().ifPresent(value -> {
            members.put("form", value.form().text());
            members.put("value", value.text());
        });
        field.assertedAt().ifPresent(at -> members.put("assertedAt", at.toString()));
    }

    void conflict(String number, SheetConflict conflict) {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (int i = 0; i < conflict.statements().size(); i++) {
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("number", SheetConflict.number(number, i));
            stated(conflict.statements().get(i), statement);
            statements.add(statement);
        }
        conflicts.add(Map.of(
                "number", number,
                "conflict", conflict.id(),
                "subject", conflict.subject(),
                "title", text(conflict.title()),
                "statements", statements,
                "authority", conflict.authority(),
                "rule", text(conflict.rule())));
    }

    private static Map<String, String> text(Localized text) {
        return Map.of("ko", text.ko(), "en", text.en());
    }

    void register(int panel, RegisterResult result) {
        registers.add(Map.of("panel", panel, "register", result.register(), "status", spelled(result.status())));
    }

    private Map<String, Object> authority(Authority cited) {
        agreements.add(cited.agreement() + "@" + cited.version());
        return Map.of(
                "agreement", cited.agreement(),
                "version", cited.version(),
                "grant", cited.grant(),
                "clause", cited.clause(),
                "basis", cited.basis());
    }

    void receipt(Receipt receipt) {
        Base64.Encoder base64 = Base64.getEncoder();
        receipts.add(Map.of(
                "subject", receipt.subject(),
                "register", receipt.register(),
                "shard", receipt.intent().shard(),
                "intent", receipt.intent().index(),
                "salt", base64.encodeToString(receipt.values().salt().bytes()),
                "values", base64.encodeToString(receipt.values().value())));
    }

    /** {@code id@version} of each agreement that a field cites, in alphabetical order. */
    List<String> agreements() {
        return List.copyOf(agreements);
    }

    /** The canonical text. */
    byte[] canonical(Instant issuedAt) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", "ieum-sheet/1");
        members.put("kind", spelled(head.kind()));
        members.put("code", code.printed());
        members.put("salt", Base64.getEncoder().encodeToString(salt.bytes()));
        members.put("issuedAt", issuedAt.toString());
        members.put("startedAt", head.startedAt().toString());
        head.asOf().ifPresent(day -> members.put("asOf", day.toString()));
        members.put("agency", head.agency());
        head.official().ifPresent(official -> members.put("official", official));
        members.put("lookup", head.lookup().toString());
        members.put("case", head.caseNumber());
        members.put("task", head.task());
        members.put("view", Map.of("id", head.view(), "version", head.viewVersion()));
        members.put("synthetic", head.synthetic());
        members.put(
                "subjects",
                head.parties().stream()
                        .map(party -> Map.of("relation", party.relation(), "name", party.name()))
                        .toList());
        members.put("registers", registers);
        members.put("fields", fields);
        members.put("conflicts", conflicts);
        members.put("receipts", List.copyOf(receipts));
        return CanonicalForm.ofJson(StrictJson.mapper().writeValueAsString(members));
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

    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
