package kr.ieum.gateway.web;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exception that nobody expected, told to the operator under the number that the page shows. Of each exception of the chain
 * kind and place are told; its text only where our own code threw it and wrote it, for the texts of libraries quote what they
 * couldn't read, which may be anybody's number.
 */
public final class Incident {

    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final String OURS = "kr.ieum.";

    /** A chain may be a ring. */
    private static final int MOST = 20;

    private Incident() {}

    /**
     * Tells it.
     *
     * @param where it happened, such as {@code look-up} with its id; holds no value
     * @return its number
     */
    public static String tell(String where, Throwable cause) {
        String number = UUID.randomUUID().toString();
        LOG.error("Incident {} in {}", number, where, told(cause, 0));
        return number;
    }

    private static @Nullable Told told(@Nullable Throwable original, int depth) {
        return original == null || depth == MOST ? null : new Told(original, told(original.getCause(), depth + 1));
    }

    /** Stands in the log for an exception. */
    private static final class Told extends Exception {

        private static final long serialVersionUID = 1L;

        Told(Throwable original, @Nullable Told cause) {
            super(kindOf(original), cause, false, true);
            setStackTrace(original.getStackTrace());
        }

        private static String kindOf(Throwable original) {
            String kind = original.getClass().getName();
            StackTraceElement[] frames = original.getStackTrace();
            boolean ours = frames.length > 0 && frames[0].getClassName().startsWith(OURS);
            String text = original.getMessage();
            return ours && text != null && !quotesCause(original, text) ? kind + ": " + text : kind;
        }

        /** Whether the text is that of an exception beneath, as where one is wrapped without words of its own. */
        private static boolean quotesCause(Throwable original, String text) {
            return Stream.iterate(original.getCause(), Objects::nonNull, Throwable::getCause)
                    .limit(MOST)
                    .flatMap(cause -> Stream.ofNullable(cause.getMessage()))
                    .anyMatch(beneath -> !beneath.isBlank() && text.contains(beneath));
        }
    }
}
