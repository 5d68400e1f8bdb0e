package kr.ieum.gateway.agreement.request;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A short text that goes to other agencies and stays: it must say nothing about a person. What can be seen by a machine —
 * numbers of persons, telephones, cases — is refused; a message never repeats the text.
 */
public record ImpersonalText(String text) {

    /** Longest text, in characters. */
    public static final int LONGEST = 500;

    /** Nine digits or more, however they are parted: no article and no amount that a need is about is so long. */
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\s.\\-–—~*_/]{0,3}\\d){8,}");

    /** The first digits of a resident number with the rest starred. */
    private static final Pattern MASKED = Pattern.compile("\\d{6}\\s*[-–—]?\\s*[1-8]?\\*{3,}");

    /** The text, unless it is empty, too long, or holds what may stand for a person. */
    public static Optional<ImpersonalText> of(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        boolean accepted = !text.isEmpty()
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r')
                && !NUMBER.matcher(text).find()
                && !MASKED.matcher(text).find();
        return accepted ? Optional.of(new ImpersonalText(text)) : Optional.empty();
    }
}
