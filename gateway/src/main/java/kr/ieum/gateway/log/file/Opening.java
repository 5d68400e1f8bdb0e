package kr.ieum.gateway.log.file;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which opening of a file this is: none failed before the first, and with each failure the next one begins. H2 knows a database by
 * the name of its file and forgets it by that name too: whoever comes late to a database that was closed over a failed file
 * makes H2 2.4.240 forget the one that was opened since, and everybody after that finds the file in use. So each opening has a name of its own
 * (decision 0044).
 *
 * @param file the real name of the file, the same for all its openings
 * @param number failures before it in this process, from 0
 */
record Opening(String file, int number) {

    /** What has failed, with the openings that came after. */
    private static final ConcurrentMap<String, State> FAILED = new ConcurrentHashMap<>();

    /**
     * Where a file stands.
     *
     * @param number of its present opening
     * @param awaited whether nobody has opened it under that one yet
     */
    private record State(int number, boolean awaited) {
        static final State FIRST = new State(0, false);
    }

    /** The one under which a file is opened now. */
    static Opening present(String file) {
        return new Opening(file, state(file).number);
    }

    /** Whether a file has failed, and nobody has opened it since. */
    static boolean isAwaited(String file) {
        return state(file).awaited;
    }

    private static State state(String file) {
        return FAILED.getOrDefault(file, State.FIRST);
    }

    /** Whether the file may still be opened under this one. */
    boolean lasts() {
        return number == present(file).number;
    }

    /** The file is open under this one. */
    void begin() {
        FAILED.computeIfPresent(file, (name, state) -> state.number == number ? new State(number, false) : state);
    }

    /** From now on the file is opened under the next one. */
    void end() {
        FAILED.merge(file, new State(number + 1, true), (state, next) -> state.number < next.number ? next : state);
    }
}
