package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.web.AgreementPage.Row;

/**
 * A page about one thing of the federation: sections of labelled facts and tables.
 *
 * @param back the list it stands in
 */
record Sheet(Link back, String title, String lead, List<Section> sections) {

    /** Makes it immutable. */
    Sheet {
        sections = List.copyOf(sections);
    }

    /**
     * A section; it has facts, or a table, or says why it has neither.
     *
     * @param none what stands there when there is nothing
     * @param lines a cell for every column; a cell holds one or more words
     */
    record Section(
            String id, String title, String none, List<Row> facts, List<String> columns, List<List<List<Link>>> lines) {

        /** Makes it immutable. */
        Section {
            facts = List.copyOf(facts);
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }

        /** Whether there is nothing to show but the reason why. */
        public boolean isEmpty() {
            return facts.isEmpty() && lines.isEmpty();
        }
    }

    static Section facts(String id, String title, List<Row> facts) {
        return new Section(id, title, "", facts, List.of(), List.of());
    }

    static Section table(String id, String title, String none, List<String> columns, List<List<List<Link>>> lines) {
        return new Section(id, title, none, List.of(), columns, lines);
    }
}
