package kr.ieum.schemas.draft;

/** Texts as the draft's YAML writes them. */
final class YamlText {

    private YamlText() {}

    /** Double-quoted, so that nothing in it is syntax. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0xFEFF
                            || Character.getType(c) == Character.FORMAT
                            || Character.getType(c) == Character.SURROGATE) {
                        quoted.append(c > 0xFFFF ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** For a comment: on one line and without control characters. */
    static String comment(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\uFEFF]", " ").strip();
    }

    /** A flow list of quoted texts. */
    static String list(Iterable<String> texts) {
        StringBuilder list = new StringBuilder("[");
        texts.forEach(text -> list.append(list.length() > 1 ? ", " : "").append(quoted(text)));
        return list.append(']').toString();
    }
}
