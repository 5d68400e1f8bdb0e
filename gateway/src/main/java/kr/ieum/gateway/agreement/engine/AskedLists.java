package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;

/**
 * The lists that requests of a task have asked. Nothing else about requests is remembered, and no decision depends on it: a list that isn't here is
 * made ready anew. There are a few, as a task has a few views; beyond that a new one takes the place of the oldest. A list is only
 * remembered when it is asked again soon, so that systems which put their lists together freely don't push out those of the views.
 */
final class AskedLists {

    private static final int MOST = 16;
    /** Longer ones than any view's are made ready each time. */
    private static final int LONGEST = 1_000;
    /** Of how many lists it is known that they were asked once: a power of two. */
    private static final int ONCE = 32;

    private volatile Known[] known = {};
    /** Marks of such lists, each at a place that it names. Threads may overwrite each other's, which delays a remembering. */
    private final int[] once = new int[ONCE];

    private record Known(AskedItems items, AskedList list) {}

    /** The list that a request asks. */
    AskedList of(CompiledPolicy policy, TaskTable task, List<Asked> asked) {
        Known[] lists = known;
        for (Known one : lists) {
            if (one.items().areOf(asked)) {
                return one.list();
            }
        }
        AskedList made = new AskedList(policy, task, asked);
        if (asked.size() <= LONGEST && isAskedAgain(asked)) {
            // two threads may each add theirs and one be lost, which costs its making once more
            int from = lists.length < MOST ? 0 : 1;
            Known[] more = Arrays.copyOfRange(lists, from, lists.length + 1);
            more[more.length - 1] = new Known(new AskedItems(asked), made);
            known = more;
        }
        return made;
    }

    private boolean isAskedAgain(List<Asked> asked) {
        int mark = AskedItems.mark(asked);
        int place = mark & (ONCE - 1);
        boolean again = once[place] == mark;
        once[place] = mark;
        return again;
    }
}
