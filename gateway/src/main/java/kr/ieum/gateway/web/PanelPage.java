package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;

/**
 * One register's panel, laid out: everything is text, nothing is left to decide for the template.
 *
 * @param status style class and badge of how the register fared
 * @param answered whether the register has answered every question
 * @param note what whoever reads the values must know of where they come from
 * @param documents Korean titles of the papers that the panel replaces, if it has
 * @param dates as of when and when fetched, where the register answered
 */
record PanelPage(
        String id,
        String title,
        String register,
        String keeper,
        Badge status,
        String elapsed,
        Optional<String> dates,
        List<Column> columns,
        List<Row> rows,
        List<EntryTable> entryTables,
        List<NumberedGround> grounds,
        boolean answered,
        Optional<String> note,
        List<String> documents) {

    /** A state in words with its style class; never by colour alone. */
    record Badge(String style, String text) {}

    /** A subject of the case at the head of a column. */
    record Column(String relation, String name) {}

    /** An attribute with a cell for every subject. */
    record Row(String name, String definition, List<Cell> cells) {}

    /**
     * What one subject's attribute shows; {@code text} is never blank.
     *
     * @param label the head of its column, shown where columns have no room; empty when the row says it
     * @param quiet whether the cell says only that nothing is asked here
     * @param form the lesser form in words
     * @param asserted as of when, short
     * @param marks what stands beside it and doesn't come from its register
     * @param ground number of the ground at the panel's end; 0 when there is none to cite
     */
    record Cell(
            String label,
            Badge badge,
            String text,
            boolean value,
            boolean quiet,
            Optional<String> form,
            Optional<String> asserted,
            CellMarks marks,
            int ground,
            Why why) {

        /** The same for a whole line. */
        Cell withoutLabel() {
            return new Cell("", badge, text, value, quiet, form, asserted, marks, ground, why);
        }

        /** Whether the badge says all there is to say. */
        public boolean saidByBadge() {
            return !value && text.equals(badge.text());
        }
    }

    /**
     * The answer to "why may I see this", or why not.
     *
     * @param question the summary line, naming attribute and subject
     * @param facts label and text, in reading order
     */
    record Why(String question, List<Fact> facts) {}

    /**
     * A label and what it labels.
     *
     * @param address of the page that says more; empty where there is none
     */
    record Fact(String label, List<String> texts, String address) {

        /** Without a page that says more. */
        Fact(String label, List<String> texts) {
            this(label, texts, "");
        }
    }

    /** Attributes of which a subject has several entries: a line each. */
    record EntryTable(String title, List<String> columns, List<EntryRow> rows) {}

    /**
     * One entry of one subject.
     *
     * @param owner the subject, on the first of its rows only
     * @param span how many rows the subject has, on the first only
     * @param cells one for every column, or a single one for all of them
     */
    record EntryRow(Optional<String> owner, int span, List<Cell> cells) {}

    /** A ground of this panel under its number, printed once. */
    record NumberedGround(int number, String title, List<Fact> facts) {}
}
