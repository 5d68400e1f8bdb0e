package kr.ieum.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A room owns its tables and no other room reads them (design §3). */
class TablesTest {

    /** Every table of the migrations, and the room that owns it. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("result_slip", "result"),
            Map.entry("result_answer", "result"),
            Map.entry("log_head", "log"),
            Map.entry("log_group", "log"),
            Map.entry("log_indexed", "log"),
            Map.entry("log_lookup", "log"),
            Map.entry("log_open", "log"),
            Map.entry("log_seldom", "log"),
            Map.entry("log_checkpoint", "log"),
            Map.entry("log_timestamp", "log"),
            Map.entry("decision_record", "log"),
            Map.entry("policy_epoch", "log"),
            Map.entry("volume_counter", "log"),
            Map.entry("agreement_version", "agreement"),
            Map.entry("agreement_history", "agreement"),
            Map.entry("agreement_request", "agreement"),
            Map.entry("wrapped_key", "keys"),
            Map.entry("issued_sheet", "sheet"),
            Map.entry("subject_key", "disclosure"),
            Map.entry("disclosed_intent", "disclosure"),
            Map.entry("disclosing_agency", "disclosure"),
            Map.entry("deferred_disclosure", "disclosure"),
            Map.entry("legal_hold", "disclosure"),
            Map.entry("erased_intent", "disclosure"),
            Map.entry("audit_position", "audit"),
            Map.entry("audit_entry", "audit"),
            Map.entry("audit_search", "audit"),
            Map.entry("audit_watch", "audit"),
            Map.entry("audit_finding", "audit"),
            Map.entry("official_session", "oversight"),
            Map.entry("lookup_record", "oversight"),
            Map.entry("lookup_review", "oversight"),
            Map.entry("wrong_person_report", "oversight"),
            Map.entry("substitution_request", "oversight"),
            Map.entry("emergency_check", "oversight"),
            Map.entry("duty", "oversight"),
            Map.entry("exchange_nonce", "exchange"),
            Map.entry("exchange_roll", "exchange"),
            Map.entry("system_credential", "systems"),
            Map.entry("reliance", "reliance"),
            Map.entry("disclosed_items", "correction"),
            Map.entry("correction_ticket", "correction"),
            Map.entry("exchange_sender", "exchange"),
            Map.entry("exchange_message", "exchange"),
            Map.entry("exchange_destination", "exchange"),
            Map.entry("exchange_delivery", "exchange"),
            Map.entry("exchange_receipt", "exchange"),
            Map.entry("bulk_file", "exchange"),
            Map.entry("bulk_part", "exchange"),
            Map.entry("bulk_result", "exchange"),
            Map.entry("journal_month", "exchange"),
            Map.entry("exchange_alert", "exchange"));

    /** Tables that are made while the node runs, by how their names begin (decision 0039). */
    private static final Pattern OF_MONTHS = Pattern.compile("journal_(?:entry|key)_");

    private static final Path MIGRATIONS = House.ROOT.resolve("gateway/src/main/resources/db/migration");
    private static final Pattern MADE = Pattern.compile("create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?\"?(\\w+)");
    private static final Pattern DROPPED = Pattern.compile("drop\\s+table\\s+(?:if\\s+exists\\s+)?\"?(\\w+)");
    private static final Pattern USED =
            Pattern.compile("\\b(?:from|into|update|join|table|using|lock)\\s+\"?([a-z_][a-z0-9_]*)");
    private static final Pattern LITERAL = Pattern.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/|(?m:^\\s*//.*$)");

    @Test
    void every_table_has_an_owner() throws IOException {
        TreeSet<String> tables = tables();
        assertThat(OWNERS.keySet()).as("tables that a room owns").containsAll(tables);
        if (!tables.isEmpty()) {
            assertThat(tables).as("tables of the migrations").containsAll(OWNERS.keySet());
        }
    }

    @Test
    void no_room_speaks_of_another_rooms_table() throws IOException {
        List<String> trespasses = new ArrayList<>();
        TreeSet<String> seen = new TreeSet<>();
        for (Path source : House.sources("gateway")) {
            String room = House.roomOf(packageOf(source));
            for (String table : tablesIn(House.text(source))) {
                seen.add(table);
                if (!OWNERS.get(table).equals(room)) {
                    trespasses.add(source.getFileName() + " of room " + room + " speaks of " + table);
                }
            }
        }
        assertThat(trespasses).isEmpty();
        assertThat(seen)
                .as("tables that some SQL speaks of; if none is found, this test looks wrongly")
                .containsAll(tables());
    }

    @Test
    void the_journals_months_are_spoken_of_where_the_journal_is_kept_alone() {
        List<Path> speakers = House.sources("gateway").stream()
                .filter(source -> OF_MONTHS.matcher(House.text(source)).find())
                .toList();
        assertThat(speakers)
                .isNotEmpty()
                .allSatisfy(source -> assertThat(packageOf(source)).isEqualTo("kr.ieum.gateway.exchange.journal"));
    }

    /** Those that are there after the last migration; a name that was dropped is never used again. */
    private static TreeSet<String> tables() throws IOException {
        TreeSet<String> tables = new TreeSet<>();
        TreeSet<String> dropped = new TreeSet<>();
        if (!Files.isDirectory(MIGRATIONS)) {
            return tables;
        }
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                String statements = House.text(file).toLowerCase(Locale.ROOT);
                MADE.matcher(statements).results().forEach(made -> tables.add(made.group(1)));
                DROPPED.matcher(statements).results().forEach(gone -> dropped.add(gone.group(1)));
            }
        }
        tables.removeAll(dropped);
        return tables;
    }

    private static TreeSet<String> tablesIn(String source) {
        TreeSet<String> tables = new TreeSet<>();
        Matcher literal = LITERAL.matcher(COMMENT.matcher(source).replaceAll(" "));
        while (literal.find()) {
            Matcher used = USED.matcher(literal.group().toLowerCase(Locale.ROOT));
            while (used.find()) {
                if (OWNERS.containsKey(used.group(1))) {
                    tables.add(used.group(1));
                }
            }
        }
        return tables;
    }

    private static String packageOf(Path source) {
        Path folder =
                House.ROOT.resolve("gateway/src/main/java").relativize(source).getParent();
        return String.valueOf(folder).replace('/', '.');
    }
}
