package kr.ieum.gateway.exchange.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValue;

/**
 * The lines of a result, CSV in UTF-8 with LF: the number of the line, its outcome, the rule or reason where it has one, and for each attribute its value, state
 * and authority. No column can hold a separator, a quote or a formula: all words are ours.
 */
final class ResultText {

    private static final Set<FieldState> SILENT =
            EnumSet.of(FieldState.LATE, FieldState.SOURCE_ERROR, FieldState.CLOSED_UNTIL);

    private final BulkOrder order;

    ResultText(BulkOrder order) {
        this.order = order;
    }

    /** What lines came to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Lines(byte[] text, int count, int answered, int unreadable, int refused, int silent) {}

    /** The names of the columns. */
    static List<String> columns(BulkOrder order) {
        List<String> columns = new ArrayList<>(List.of("line", "outcome", "why"));
        for (BulkOrder.Wanted wanted : order.wanted()) {
            String attribute = wanted.attribute().text();
            columns.add(attribute);
            columns.add(attribute + ".state");
            columns.add(attribute + ".authority");
        }
        return columns;
    }

    /** Of how many fields nothing was told because the register said nothing. */
    static long silent(List<ReleasedField> fields) {
        return fields.stream().filter(field -> SILENT.contains(field.state())).count();
    }

    /** The lines of a batch whose subjects were asked. */
    Lines answered(Batch batch, List<ReleasedField> fields) {
        Map<Integer, Map<String, List<ReleasedField>>> bySubject = new HashMap<>();
        for (ReleasedField field : fields) {
            bySubject
                    .computeIfAbsent(field.subject(), subject -> new HashMap<>())
                    .computeIfAbsent(field.attribute().text(), attribute -> new ArrayList<>())
                    .add(field);
        }
        Writing writing = new Writing();
        for (Batch.Line line : batch.lines()) {
            if (!writing.unasked(line)) {
                writing.answered(line, bySubject.getOrDefault(line.subject(), Map.of()));
            }
        }
        return writing.lines();
    }

    /** The lines of a batch that was refused whole. */
    Lines refused(Batch batch, Reason reason) {
        Writing writing = new Writing();
        for (Batch.Line line : batch.lines()) {
            if (!writing.unasked(line)) {
                writing.refused(line, reason);
            }
        }
        return writing.lines();
    }

    private final class Writing {

        private final StringBuilder text = new StringBuilder();
        private int count;
        private int answered;
        private int unreadable;
        private int refused;
        private int silent;

        /** Whether nothing is asked about that line; then it is written. */
        boolean unasked(Batch.Line line) {
            return switch (line.read()) {
                case ReadLine.Subject subject -> false;
                case ReadLine.Header() -> {
                    count++;
                    text.append(String.join(",", columns(order))).append('\n');
                    yield true;
                }
                case ReadLine.Bad(LineRule rule) -> {
                    unreadable++;
                    begin(line, rule == LineRule.B9 ? "repeated" : "unreadable", rule.name());
                    text.append(",,,".repeat(order.wanted().size())).append('\n');
                    yield true;
                }
            };
        }

        void refused(Batch.Line line, Reason reason) {
            refused++;
            begin(line, "refused", spelled(reason));
            text.append(",,,".repeat(order.wanted().size())).append('\n');
        }

        void answered(Batch.Line line, Map<String, List<ReleasedField>> fields) {
            boolean told = false;
            begin(line, "answered", "");
            for (BulkOrder.Wanted wanted : order.wanted()) {
                List<ReleasedField> own = fields.getOrDefault(wanted.attribute().text(), List.of());
                told |= own.isEmpty() || own.stream().anyMatch(field -> !SILENT.contains(field.state()));
                text.append(',')
                        .append(each(own, field -> field.value().map(ReleasedValue::text)))
                        .append(',')
                        // of what stays away without a word nothing is told but that: ordinary causes and protection
                        // alike
                        .append(
                                own.isEmpty()
                                        ? spelled(FieldState.WITHHELD)
                                        : each(own, field -> Optional.of(spelled(field.state()))))
                        .append(',')
                        .append(each(
                                own.isEmpty() ? own : List.of(own.getFirst()),
                                field -> field.authority().map(ResultText::cited)));
            }
            text.append('\n');
            answered++;
            silent += told ? 0 : 1;
        }

        private void begin(Batch.Line line, String outcome, String why) {
            count++;
            text.append(line.number()).append(',').append(outcome).append(',').append(why);
        }

        Lines lines() {
            return new Lines(
                    text.toString().getBytes(StandardCharsets.UTF_8), count, answered, unreadable, refused, silent);
        }
    }

    /** Of a register with several records about somebody each is told, in their order. */
    private static String each(List<ReleasedField> fields, Function<ReleasedField, Optional<String>> of) {
        return fields.stream().flatMap(field -> of.apply(field).stream()).collect(Collectors.joining(" "));
    }

    private static String cited(Authority authority) {
        return authority.agreement() + ":" + authority.version() + ":" + authority.grant();
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
