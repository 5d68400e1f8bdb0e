package kr.ieum.schemas.draft;

import java.util.Set;

/**
 * Examples for drafted rows, made up: they are written like what the sample holds, and nothing in them was taken from it. A text of the
 * sample may be somebody's own, and a mapping file is read by many.
 */
final class MadeUp {

    private static final String HANGUL = "가나다라마바사아자차카타파하";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private MadeUp() {}

    static String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((i + 1) % 10);
        }
        return digits.toString();
    }

    /** A number that nobody can have: no person was born with these digits at its end. */
    static String residentNumber() {
        return "9001011000000";
    }

    static String name() {
        return "홍길동";
    }

    /** A date of the pattern, and the same in ISO. */
    static String[] date(String pattern) {
        return switch (pattern) {
            case "yyyy" -> new String[] {"2001", "2001"};
            case "yyyy-MM" -> new String[] {"2001-02", "2001-02"};
            case "yyyy-MM-dd" -> new String[] {"2001-02-03", "2001-02-03"};
            case "yyyy.MM.dd" -> new String[] {"2001.02.03", "2001-02-03"};
            case "yyyy년 MM월 dd일" -> new String[] {"2001년 02월 03일", "2001-02-03"};
            case "epoch-millis" -> new String[] {"981158400000", "2001-02-03"};
            default -> new String[] {"20010203", "2001-02-03"};
        };
    }

    /** A text of the same shape, at most 20 characters, that none of the sample's equals. */
    static String like(String text, Set<String> seen) {
        for (int shift = 0; shift < 10; shift++) {
            String made = shaped(text, shift);
            if (!seen.contains(made)) {
                return made;
            }
        }
        return "예시";
    }

    private static String shaped(String text, int shift) {
        StringBuilder made = new StringBuilder();
        int count = 0;
        for (char c : text.substring(0, Math.min(20, text.length())).toCharArray()) {
            if (c >= '0' && c <= '9') {
                made.append((char) ('0' + (count + 1 + shift) % 10));
            } else if (c >= 'A' && c <= 'Z') {
                made.append(LETTERS.charAt((count + shift) % LETTERS.length()));
            } else if (c >= 'a' && c <= 'z') {
                made.append(Character.toLowerCase(LETTERS.charAt((count + shift) % LETTERS.length())));
            } else if (Character.isLetter(c)) {
                made.append(HANGUL.charAt((count + shift) % HANGUL.length()));
            } else {
                made.append(c == '.' || c == '-' || c == '/' || c == '%' ? c : ' ');
            }
            count++;
        }
        return made.toString().strip().replaceAll("\\s+", " ");
    }
}
