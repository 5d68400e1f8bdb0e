package kr.ieum.gateway.agreement.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Localized;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The register as files for everybody: CSV for spreadsheets and JSON for programs, the same content in the same order. */
public final class RegisterFiles {

    /** Media type of the CSV file, RFC 4180 with its header line. */
    public static final String CSV = "text/csv; charset=UTF-8; header=present";

    static final String FORMAT = "ieum-register/1";

    /** Said where an agreement has nothing to say. */
    public static final Localized NONE = new Localized("없음", "none");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE = "\r\n";
    /** In a column of codes or dates, where a word would be taken for one. */
    private static final String NOTHING = "-";

    private static final String BETWEEN = "; ";

    /** What a spreadsheet takes for the start of a formula, in the width of Korean keyboards too. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final LocalDate date;
    private final List<RegisterEntry> entries;

    /**
     * The files of one day.
     *
     * @param entries in their order
     */
    public RegisterFiles(LocalDate date, List<RegisterEntry> entries) {
        this.date = date;
        this.entries = List.copyOf(entries);
    }

    /**
     * UTF-8 with a byte order mark, without which spreadsheets take Korean for something else; a field in words has a column for each
     * language. A cell that would be a formula begins with an apostrophe.
     */
    public String csv() {
        List<String> header = new ArrayList<>();
        for (RegisterField field : RegisterField.values()) {
            header.addAll(field.isBilingual() ? List.of(field.id() + "-ko", field.id() + "-en") : List.of(field.id()));
        }
        header.addAll(List.of("status", "document-digest", "as-of"));
        return BYTE_ORDER_MARK
                + line(header)
                + entries.stream().map(entry -> line(cells(entry))).collect(Collectors.joining());
    }

    private List<String> cells(RegisterEntry entry) {
        List<String> cells = new ArrayList<>();
        for (RegisterField field : RegisterField.values()) {
            List<Localized> values = entry.values(field).isEmpty() ? List.of(NONE) : entry.values(field);
            if (field.isBilingual()) {
                cells.add(values.stream().map(Localized::ko).collect(Collectors.joining(BETWEEN)));
            }
            cells.add(
                    entry.values(field).isEmpty() && !field.isBilingual()
                            ? NOTHING
                            : values.stream().map(Localized::en).collect(Collectors.joining(BETWEEN)));
        }
        cells.addAll(List.of(status(entry), entry.digest(), date.toString()));
        return cells;
    }

    private static String line(Collection<String> cells) {
        return cells.stream().map(RegisterFiles::cell).collect(Collectors.joining(",")) + LINE;
    }

    /** One cell, quoted always, harmless in a spreadsheet. */
    static String cell(String text) {
        boolean formula = isFormula(text) || isFormula(text.strip());
        return "\"" + (formula && !text.equals(NOTHING) ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    /** The register as one JSON document. */
    public String json() {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("format", FORMAT);
        file.put("asOf", date.toString());
        ArrayNode fields = file.putArray("fields");
        for (RegisterField field : RegisterField.values()) {
            ObjectNode label = fields.addObject().put("id", field.id()).putObject("label");
            label.put("ko", field.label().ko()).put("en", field.label().en());
        }
        ArrayNode agreements = file.putArray("agreements");
        entries.forEach(entry -> agreement(agreements.addObject(), entry));
        return StrictJson.pretty(file);
    }

    private static void agreement(ObjectNode node, RegisterEntry entry) {
        for (RegisterField field : RegisterField.values()) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            entry.values(field).forEach(value -> {
                if (field.isBilingual()) {
                    values.addObject().put("ko", value.ko()).put("en", value.en());
                } else {
                    values.add(value.en());
                }
            });
            node.set(field.id(), values);
        }
        node.put("status", status(entry));
        node.put("document-digest", entry.digest());
    }

    private static String status(RegisterEntry entry) {
        return entry.suspended() ? "suspended" : "in-force";
    }
}
