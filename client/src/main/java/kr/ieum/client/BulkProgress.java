package kr.ieum.client;

import java.util.Locale;
import java.util.Optional;

/**
 * How a file of subjects stands.
 *
 * @param file id by which the gateway knows it
 * @param parts that the gateway has
 * @param lines of the whole file, 0 until it is closed
 * @param read lines that have their result
 * @param cause code of why it waits or why lines were refused
 */
public record BulkProgress(
        String file,
        State state,
        int parts,
        long lines,
        long read,
        long answered,
        long unreadable,
        long refused,
        Optional<String> cause) {

    /** Its states. */
    public enum State {
        OPEN,
        WAITING,
        WORKING,
        DONE,
        DELETED
    }

    /** Reads what the gateway tells; nothing where it tells something else. */
    static Optional<BulkProgress> of(String json) {
        Members members = new Members(json);
        Optional<State> state = members.text("state").flatMap(BulkProgress::state);
        Optional<String> file = members.text("file");
        return state.isEmpty() || file.isEmpty()
                ? Optional.empty()
                : Optional.of(new BulkProgress(
                        file.get(),
                        state.get(),
                        (int) members.number("parts").orElse(0),
                        members.number("lines").orElse(0),
                        members.number("read").orElse(0),
                        members.number("answered").orElse(0),
                        members.number("unreadable").orElse(0),
                        members.number("refused").orElse(0),
                        members.text("code")));
    }

    private static Optional<State> state(String word) {
        try {
            return Optional.of(State.valueOf(word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }
}
