package kr.ieum.gateway.exchange.query;

import java.util.List;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.export.Selection;

/** What the messages of queries for a task may hold, whatever a single query names (design §5). */
final class QuerySelection {

    private static final String KIND = "task";

    private QuerySelection() {}

    /**
     * The selection of a task, under the version of its view.
     *
     * @param lines what agreements release
     */
    static Selection of(ViewDefinition view, List<Selection.Line> lines) {
        return new Selection(KIND, view.task(), view.version(), view.title(), lines);
    }
}
