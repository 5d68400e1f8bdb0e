package kr.ieum.schemas.mapping;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;

/** Turns a register's bytes into text without replacing anything silently. */
final class SourceText {

    /** What Java puts where bytes are none of the charset's characters. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Charsets that haven't that character themselves, so that a text without it is the bytes' own. */
    private static final Charset MS949 = Charset.forName("MS949");

    private static final Charset EUC_KR = Charset.forName("EUC-KR");

    private static final char DELETE = 0x7F;
    private static final char LAST_CONTROL = 0x9F;

    private SourceText() {}

    /** The text, or nothing when a byte doesn't belong to the charset. */
    static Optional<String> decode(byte[] bytes, int from, int length, Charset charset) {
        return decode(bytes, from, length, charset, false);
    }

    /** As {@link #decode}, but the first half of a character cut off at the end is dropped. */
    static Optional<String> decodeCut(byte[] bytes, int from, int length, Charset charset) {
        return decode(bytes, from, length, charset, true);
    }

    private static Optional<String> decode(byte[] bytes, int from, int length, Charset charset, boolean mayBeCut) {
        if (charset.equals(MS949) || charset.equals(EUC_KR)) {
            String text = new String(bytes, from, length, charset);
            if (text.indexOf(REPLACEMENT) < 0) {
                return Optional.of(text);
            }
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, !mayBeCut);
        if (result.isError() || (!mayBeCut && in.hasRemaining())) {
            return Optional.empty();
        }
        return Optional.of(out.flip().toString());
    }

    /** Whether a text can be used as it stands: no lone surrogate, no control character beside tab and line ends. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                if (c != '\t' && c != '\n' && c != '\r') {
                    return false;
                }
            } else if (c >= DELETE && (c <= LAST_CONTROL || Character.isSurrogate(c))) {
                return c > LAST_CONTROL && isCleanBeyond(text, i);
            }
        }
        return true;
    }

    /** A text with surrogates, from there on. */
    private static boolean isCleanBeyond(String text, int from) {
        String rest = text.substring(from);
        return StrictJson.isWellFormed(rest)
                && rest.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }
}
