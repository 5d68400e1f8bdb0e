package kr.ieum.gateway.log.leaf;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.tree.Digest;

/**
 * One entry of the disclosure log (design §9). In clear stand kind, time, agency, agreement version, grant and clause,
 * task, attribute keys with their form; subject, case, official, values and payload stand as a {@link Commitment} with a
 * salt of its own each; nothing else. Times are kept to the millisecond. Every constructor throws
 * {@link IllegalArgumentException} for what can't be written, so that it stops its disclosure and not the log.
 *
 * <p>This step of the work writes intent, release, refusal and admin; the other kinds are fixed in the format so that the
 * same reader reads them.
 */
public sealed interface Leaf {
    /** Most items (attributes, outcomes) in one leaf. */
    int MAX_ITEMS = 1000;

    /** When what the leaf says happened, to the millisecond. */
    Instant time();

    /**
     * One asked attribute and the authority for it.
     *
     * @param attribute key in the reference model, such as {@code Person/birthDate}
     * @param form form that the decision names, such as {@code clear} or {@code over:130000000}
     * @param grant id of the grant that is cited
     * @param clause clause of the agreement that the grant stands in
     * @param register register that is asked
     */
    record Asked(String attribute, String form, String grant, String clause, String register) {
        public Asked {
            ClearText.require("attribute", attribute);
            ClearText.require("form", form);
            ClearText.require("grant", grant);
            ClearText.require("clause", clause);
            ClearText.require("register", register);
        }
    }

    /**
     * What became of one asked attribute.
     *
     * @param attribute key in the reference model
     * @param left whether a value left; then {@code text} is its form, otherwise the state shown instead
     * @param text form or state
     */
    record Outcome(String attribute, boolean left, String text) {
        public Outcome {
            ClearText.require("attribute", attribute);
            ClearText.require("form or state", text);
        }

        /** A value left in this form. */
        public static Outcome left(String attribute, String form) {
            return new Outcome(attribute, true, form);
        }

        /** No value left; this state was shown instead. */
        public static Outcome stayed(String attribute, String state) {
            return new Outcome(attribute, false, state);
        }
    }

    /**
     * Written before any register is asked: one per (look-up, subject, agreement).
     *
     * @param agency agency that asks
     * @param policyEpoch epoch of the agreements' snapshot that decided
     * @param federation digest of mappings, views and registers that the node ran
     * @param asked 1 to {@value #MAX_ITEMS} attributes
     */
    record Intent(
            Instant time,
            UUID lookup,
            RequestKind kind,
            String agency,
            AgreementVersion agreement,
            String task,
            long policyEpoch,
            Digest federation,
            Commitment subject,
            Commitment caseRef,
            Commitment official,
            List<Asked> asked)
            implements Leaf {
        public Intent {
            time = millis(time);
            ClearText.require("agency", agency);
            ClearText.require("task", task);
            notNegative("policyEpoch", policyEpoch);
            asked = items("asked", asked);
        }
    }

    /**
     * Queued before the bytes of one register go to the client: one per (intent, register).
     *
     * @param intent where the intent stands
     * @param outcomes 1 to {@value #MAX_ITEMS}, in which form or state each attribute left
     * @param values commitment over all values that left; over the empty value when none did
     */
    record Release(Instant time, Position intent, String register, List<Outcome> outcomes, Commitment values)
            implements Leaf {
        public Release {
            time = millis(time);
            ClearText.require("register", register);
            outcomes = items("outcomes", outcomes);
        }
    }

    /**
     * A message handed over to a subscribing agency.
     *
     * @param message id of the accepted message
     * @param agency agency that received
     * @param outcome {@code delivered}, {@code rejected} and the like, as the exchange room names it
     */
    record Delivery(
            Instant time,
            UUID message,
            String agency,
            AgreementVersion agreement,
            String outcome,
            List<Asked> attributes,
            Commitment subject,
            Commitment payload)
            implements Leaf {
        public Delivery {
            time = millis(time);
            ClearText.require("agency", agency);
            ClearText.require("outcome", outcome);
            attributes = items("attributes", attributes);
        }
    }

    /**
     * A request refused as a whole; nothing was asked, so it cites no intent.
     *
     * @param reason code from the fixed order of reasons; never text of the caller
     */
    record Refusal(
            Instant time,
            UUID lookup,
            RequestKind kind,
            String agency,
            String task,
            String reason,
            Commitment subject,
            Commitment caseRef,
            Commitment official)
            implements Leaf {
        public Refusal {
            time = millis(time);
            ClearText.require("agency", agency);
            ClearText.require("task", task);
            ClearText.require("reason", reason);
        }
    }

    /**
     * An act of administration: an agreement activated, a policy epoch moved, a log exported.
     *
     * @param action what was done, as the acting room names it
     * @param object id of what it was done to
     * @param payload commitment over the act's content
     */
    record Admin(Instant time, String agency, String action, String object, Commitment official, Commitment payload)
            implements Leaf {
        public Admin {
            time = millis(time);
            ClearText.require("agency", agency);
            ClearText.require("action", action);
            ClearText.require("object", object);
        }

        /**
         * One whose openings nobody keeps, so that its commitments tell nothing ever.
         *
         * @param official who did it
         * @param content of the act
         */
        public static Admin closed(
                Instant time,
                String agency,
                String action,
                String object,
                String official,
                byte[] content,
                SecureRandom random) {
            return new Admin(
                    time,
                    agency,
                    action,
                    object,
                    Opening.fresh(Purpose.OFFICIAL, official, random).commitment(),
                    Opening.fresh(Purpose.PAYLOAD, content, random).commitment());
        }

        /** The same of an act whose content is this text in UTF-8. */
        public static Admin closed(
                Instant time,
                String agency,
                String action,
                String object,
                String official,
                String content,
                SecureRandom random) {
            return closed(time, agency, action, object, official, content.getBytes(StandardCharsets.UTF_8), random);
        }
    }

    /**
     * A key of the log or of an agency was made, published, replaced or withdrawn.
     *
     * @param publicKey SHA-256 of the encoded public key
     */
    record Key(Instant time, String agency, String keyId, String purpose, String action, Digest publicKey)
            implements Leaf {
        public Key {
            time = millis(time);
            ClearText.require("agency", agency);
            ClearText.require("keyId", keyId);
            ClearText.require("purpose", purpose);
            ClearText.require("action", action);
        }
    }

    /**
     * A subject's key was destroyed and with it everything readable about the subject; the tree stays whole.
     *
     * @param basis legal ground of the erasure
     * @param items number of disclosed items that can't be opened any more
     */
    record Erasure(Instant time, String agency, String basis, long items, Commitment subject) implements Leaf {
        public Erasure {
            time = millis(time);
            ClearText.require("agency", agency);
            ClearText.require("basis", basis);
            notNegative("items", items);
        }
    }

    /**
     * First leaf of a shard: the last head of the shard before it.
     *
     * @param gap what an operator signed, where the shard before it is known outside to have been longer or another: a signed note, whose
     *     text says both sizes
     */
    record Shard(Instant time, String previous, long size, Digest root, long epoch, Optional<String> gap)
            implements Leaf {
        /** Longest note of a gap, in characters. */
        static final int MAX_GAP = 8192;

        public Shard {
            time = millis(time);
            ClearText.require("previous", previous);
            notNegative("size", size);
            notNegative("epoch", epoch);
            if (gap.filter(note -> note.isEmpty() || note.length() > MAX_GAP || !isNote(note))
                    .isPresent()) {
                throw new IllegalArgumentException(
                        "a gap's note has 1 to " + MAX_GAP + " characters and no control character but newline");
            }
            gap.ifPresent(Shard::requireClear);
        }

        /** A shard that begins where the one before it ended. */
        public Shard(Instant time, String previous, long size, Digest root, long epoch) {
            this(time, previous, size, root, epoch, Optional.empty());
        }

        /** What is signed stands in clear; its roots and signatures can't be anybody's number. */
        private static void requireClear(String note) {
            note.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> !line.startsWith("own ") && !line.startsWith("seen "))
                    .forEach(line -> ClearText.require("gap", line));
        }

        private static boolean isNote(String note) {
            return note.chars().noneMatch(c -> (c < ' ' && c != '\n') || Character.isSurrogate((char) c));
        }
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " is 0 or more, not " + value);
        }
    }

    private static <T> List<T> items(String field, List<T> items) {
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException(field + " has 1 to " + MAX_ITEMS + " items, not " + items.size());
        }
        return List.copyOf(items);
    }
}
