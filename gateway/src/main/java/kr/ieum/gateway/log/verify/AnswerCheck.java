package kr.ieum.gateway.log.verify;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.note.Checkpoint;

/**
 * Checks that an answer is the one that its leaves commit to (design §9): whoever received it shows it with its proofs and openings to anybody
 * who has the log's key.
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>P5</td><td>an opening opens its commitment of the leaf</td></tr>
 * <tr><td>P6</td><td>the answer holds each value that a release commits to</td></tr>
 * <tr><td>P7</td><td>a release commits to each value that the answer holds</td></tr>
 * </table>
 *
 * The proofs' own rules come first ({@link ProofCheck}). Which of several subjects a value is of stands in no leaf.
 */
public final class AnswerCheck {
    private final ProofCheck proofs;

    /** A check with the keys of the log. */
    public AnswerCheck(Known known) {
        this.proofs = new ProofCheck(known);
    }

    /** A leaf as the answer carries it: its proof, and what it hides from others. */
    public record Shown(String proof, List<Opening> openings) {}

    /** A field with a value, as the answer tells it. */
    public record Told(String register, String attribute, int entry, String form, String value) {}

    /** Checks every leaf, and the values against each other. */
    public Verdict run(List<Shown> leaves, List<Told> fields) {
        List<Told> unproven = new ArrayList<>(fields);
        Set<Checkpoint> checkpoints = new LinkedHashSet<>();
        try {
            for (Shown shown : leaves) {
                ProofCheck.Proven proven = proofs.check(shown.proof());
                checkpoints.add(proven.checkpoint());
                for (Opening opening : shown.openings()) {
                    if (!commits(proven.leaf(), opening)) {
                        throw new Refusal(
                                proven.position(),
                                "P5",
                                "the opening of " + opening.purpose() + " opens no commitment of the leaf");
                    }
                    if (proven.leaf() instanceof Leaf.Release release) {
                        compare(proven.position(), release.register(), opening.value(), unproven);
                    }
                }
            }
            if (!unproven.isEmpty()) {
                Told first = unproven.getFirst();
                throw new Refusal(
                        "answer " + first.register() + " " + first.attribute(),
                        "P7",
                        "no release among the proofs commits to its value");
            }
            return new Verdict.Sound(List.copyOf(checkpoints), List.of());
        } catch (Refusal refusal) {
            return refusal.verdict();
        }
    }

    private static boolean commits(Leaf leaf, Opening opening) {
        return switch (leaf) {
            case Leaf.Release release ->
                opening.purpose() == Commitment.Purpose.VALUES && opening.opens(release.values());
            case Leaf.Intent intent ->
                switch (opening.purpose()) {
                    case CASE -> opening.opens(intent.caseRef());
                    case OFFICIAL -> opening.opens(intent.official());
                    case SUBJECT -> opening.opens(intent.subject());
                    case VALUES, PAYLOAD -> false;
                };
            default -> false;
        };
    }

    /** Takes from the fields what a release committed to: attribute, entry, form and text of each. */
    private static void compare(String position, String register, byte[] values, List<Told> unproven) throws Refusal {
        ByteBuffer in = ByteBuffer.wrap(values);
        try {
            while (in.hasRemaining()) {
                String attribute = text(in);
                Told told = new Told(register, attribute, in.getInt(), text(in), text(in));
                if (!unproven.remove(told)) {
                    throw new Refusal(
                            position, "P6", "the answer doesn't hold the value of " + attribute + " as it left");
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new Refusal(position, "P5", "the values aren't written as a release writes them");
        }
    }

    private static String text(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("length " + length);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
