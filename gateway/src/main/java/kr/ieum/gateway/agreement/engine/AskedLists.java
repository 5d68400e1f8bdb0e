package kr.ieum.gateway.agreement.engine;

import java.util.Arrays;
import java.util.List;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;

/**
 * The lists that requests of a task have asked. Nothing else about requests is remembered, and no decision depends on it: a list that isn't here is
 * made ready anew. There are a few, as a task has a few views; beyond that a new one takes the place of the oldest.
 */
final class AskedLists {

    private static final int MOST = 16;
    /** Longer ones than any view's are made ready each time. */
    private static final int LONGEST = 1_000;

    private volatile AskedList[] known = {};

    /** The list that a request asks. */
    AskedList of(CompiledPolicy policy, TaskTable task, List<Asked> asked) {
        AskedList[] lists = known;
        for (AskedList list : lists) {
            if (list.isOf(asked)) {
                return list;
            }
        }
        AskedList made = new AskedList(policy, task, asked);
        if (asked.size() <= LONGEST) {
            // two threads may each add theirs and one be lost, which costs its making once more
            int from = lists.length < MOST ? 0 : 1;
            AskedList[] more = Arrays.copyOfRange(lists, from, lists.length + 1);
            more[more.length - 1] = made;
            known = more;
        }
        return made;
    }
}
