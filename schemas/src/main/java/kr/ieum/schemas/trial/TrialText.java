package kr.ieum.schemas.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.ieum.schemas.mapping.AttributeYield;
import kr.ieum.schemas.mapping.FieldLoss;
import kr.ieum.schemas.mapping.FileProblems;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.model.AttributeKey;

/** A trial's records and report as lines of text. */
public final class TrialText {

    private TrialText() {}

    /** One record: source and mapped values, what was dropped, what broke a rule. */
    public static List<String> of(TrialRecord record) {
        List<String> lines = new ArrayList<>();
        lines.add("record " + record.number() + ", line " + record.line());
        record.source().forEach((field, text) -> lines.add("  in   " + field + " = " + clean(text)));
        record.mapped().forEach((attribute, text) -> lines.add("  out  " + attribute + " = " + clean(text)));
        if (!record.dropped().isEmpty()) {
            lines.add("  drop " + String.join(", ", record.dropped()));
        }
        record.problems().forEach(problem -> lines.add("  !    " + problem));
        return lines;
    }

    /** Coverage and loss. */
    public static List<String> of(FileReport report, Set<AttributeKey> leftOut) {
        List<String> lines = new ArrayList<>();
        lines.add("Records: " + report.read() + " read, " + report.failed() + " not readable"
                + (report.brokenOff() ? "; the end of the file wasn't reached" : ""));
        lines.add("Attributes: values / none for a stated reason / malformed");
        for (AttributeYield each : report.attributes()) {
            lines.add("  " + each.attribute() + ": "
                    + (leftOut.contains(each.attribute())
                            ? "not tried, needs more than one record"
                            : each.values() + " / " + each.empty() + " / " + each.malformed()));
        }
        lines.add("Dropped source fields: how often they held something, and why they are dropped");
        report.fields().stream()
                .filter(field -> !field.mapped())
                .forEach(field -> lines.add("  " + field.field() + ": " + field.seen() + "; " + reason(field)));
        if (!report.undeclared().isEmpty()) {
            lines.add(
                    "Fields that the mapping doesn't declare, and how many records have them: declare each, and map it"
                            + " or give the reason under notMapped");
            report.undeclared().forEach(field -> lines.add("  " + clean(field.path()) + ": " + field.records()));
        }
        if (report.problems().isEmpty()) {
            lines.add("No problems.");
        } else {
            lines.add("Problems: rule, row, how often, first at");
        }
        for (FileProblems each : report.problems()) {
            lines.add("  " + each.first().rule()
                    + (each.first().row().isEmpty() ? "" : " " + each.first().row()) + ": "
                    + (each.count() == 1 ? "once, at line " : each.count() + " times, first at line ")
                    + each.at().line() + " (byte "
                    + each.at().offset() + "): "
                    + each.first().message());
            RuleText.of(each.first().rule()).ifPresent(rule -> {
                lines.add("    " + rule.says().ko() + ". " + rule.remedy().ko() + ".");
                lines.add("    " + rule.says().en() + ". " + rule.remedy().en() + ".");
            });
        }
        return lines;
    }

    static String reason(FieldLoss field) {
        return field.reason().orElse("leads to the record");
    }

    /** On one line and without characters that a terminal would obey. */
    static String clean(String text) {
        return text.codePoints()
                .map(c -> isObeyed(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isObeyed(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
