package kr.ieum.schemas.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which charset of the closed list a sample's bytes are in, found by strict decoding alone, and which others they would fit as
 * well: what bytes can't tell, the registrar has to ask the keeper.
 *
 * @param name as mappings write it
 * @param byteOrderMark whether the bytes begin with one; {@code text} never does
 * @param alsoFits the other charsets in which the same bytes are text, best first
 */
record CharsetFinding(String name, boolean byteOrderMark, List<String> alsoFits, String text) {

    private static final String MARK = "\uFEFF";
    private static final List<String> EXTENDING_ASCII = List.of("UTF-8", "EUC-KR", "MS949");

    CharsetFinding {
        alsoFits = List.copyOf(alsoFits);
    }

    /** The finding; nothing when no charset of the list decodes every byte. */
    static Optional<CharsetFinding> of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || (looksLikeUtf16(bytes) && !startsWith(bytes, 0xFE, 0xFF))) {
            return decode(bytes, "UTF-16LE").map(text -> found("UTF-16LE", text, List.of()));
        }
        List<String> fits = new ArrayList<>();
        for (String name : EXTENDING_ASCII) {
            if (decode(bytes, name).filter(CharsetFinding::isPrintable).isPresent()) {
                fits.add(name);
            }
        }
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        // MS949 holds EUC-KR: the wider of the two reads every later record too
        String best = fits.contains("UTF-8") ? "UTF-8" : "MS949";
        List<String> others = fits.stream().filter(name -> !name.equals(best)).toList();
        return decode(bytes, best).map(text -> found(best, text, others));
    }

    Charset charset() {
        return Charset.forName(name);
    }

    /** What the finding rests on, in a sentence for the draft. */
    String statement() {
        if (name.equals("UTF-16LE")) {
            return byteOrderMark
                    ? "바이트 순서 표시(BOM)와 엄격한 해독으로 정함 (byte order mark, strict decoding)"
                    : "한 바이트 걸러 0이고 엄격하게 해독됨 (every other byte is 0, strict decoding)";
        }
        if (text.chars().allMatch(c -> c < 0x80)) {
            return "표본에 ASCII만 있어 " + String.join(", ", alsoFits)
                    + "일 수도 있음: 보유기관에 확인 (ASCII only: any of these; ask the keeper)";
        }
        if (name.equals("UTF-8")) {
            return alsoFits.isEmpty()
                    ? "엄격하게 해독됨 (strict decoding; no other charset of the list fits)"
                    : "엄격하게 해독되나 " + String.join(", ", alsoFits)
                            + "로도 읽힘: 글자를 확인 (the same bytes fit these too: look at the letters)";
        }
        return alsoFits.isEmpty()
                ? "엄격하게 해독됨; EUC-KR에 없는 글자가 있음 (letters outside EUC-KR)"
                : "EUC-KR로도 읽히며, MS949가 EUC-KR을 모두 담음 (EUC-KR fits too; MS949 holds all of it)";
    }

    private static CharsetFinding found(String name, String text, List<String> others) {
        boolean marked = text.startsWith(MARK);
        return new CharsetFinding(name, marked, others, marked ? text.substring(1) : text);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** Text of markup and digits in UTF-16 has a zero for its second byte mostly; text in any other charset has none. */
    private static boolean looksLikeUtf16(byte[] bytes) {
        int zeros = 0;
        for (int i = 1; i < bytes.length; i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return bytes.length % 2 == 0 && zeros * 5 > bytes.length / 2;
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(c -> c == 0);
    }

    private static Optional<String> decode(byte[] bytes, String charset) {
        try {
            return Optional.of(Charset.forName(charset)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
