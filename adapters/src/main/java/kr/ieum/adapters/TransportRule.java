package kr.ieum.adapters;

import java.util.Arrays;
import java.util.Optional;
import kr.ieum.schemas.mapping.Problem;

/**
 * The rules that transports hold every answer and delivery to, each with what the operator does about a breach; what a record
 * says is the mapping's business.
 */
public enum TransportRule {
    T1(1, "the answer is larger than the register's limit maxBytes; ask the keeper why, or raise the limit"),
    T2(2, "the answer declares another charset than the one agreed on; have the keeper or the definition corrected"),
    T3(3, "the answer is about another person than the one asked about; nothing of it is used, tell the keeper"),
    T4(4, "the answer is no SOAP envelope with a body; check the endpoint's address, then ask the keeper"),
    T5(5, "the line has not the length of the layout; tell the keeper its number"),
    T6(6, "the line is of no known kind or stands where its kind may not; tell the keeper its number"),
    T7(7, "the line's key can't be read; tell the keeper its number"),
    T8(8, "the key asked for holds characters that no register's key has; have the case corrected"),
    T9(9, "the spool's bytes were changed; remove the register's spool and fetch the delivery again"),
    T10(10, "the delivery has more lines for one subject than are read; ask the keeper whether they are real"),
    T11(11, "an answer came to a question that nobody asked; it was discarded, tell the keeper if it goes on"),
    T12(12, "the answer is no text message; ask the keeper what is sent"),
    T13(13, "the answer's text is not in the agreed charset; have the keeper or the definition corrected"),
    T14(14, "the answer holds one row of the register more than once; tell the keeper, nothing of it is used"),
    T15(15, "the register has not the agreed views and columns; ask the keeper what changed, then adapt the mapping");

    private final int number;
    private final String message;

    TransportRule(int number, String message) {
        this.number = number;
        this.message = message;
    }

    /** The number in its name, which files may keep. */
    public int number() {
        return number;
    }

    /** The rule of that number, if there is one. */
    public static Optional<TransportRule> of(int number) {
        return Arrays.stream(values()).filter(rule -> rule.number == number).findFirst();
    }

    /** The breach of this rule by a whole answer. */
    public Problem broken() {
        return broken(0);
    }

    /** The breach of this rule at a position, 1-based. */
    public Problem broken(int position) {
        return new Problem(name(), "", position, message);
    }
}
