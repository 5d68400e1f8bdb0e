package kr.ieum.gateway.agreement.document;

import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** A short text of an agreement that stands in both languages on one line: {@code 귀속연도 / year of attribution}. */
final class BilingualText {

    private static final String BETWEEN = " / ";

    private BilingualText() {}

    /** The two languages; a text without the mark between them is said in both. */
    static Localized read(YamlMap map, String key) {
        String text = map.text(key);
        int between = text.indexOf(BETWEEN);
        return between < 0
                ? new Localized(text, text)
                : new Localized(text.substring(0, between), text.substring(between + BETWEEN.length()));
    }

    /** The line as it stands in the file. */
    static String asWritten(Localized text) {
        return text.ko().equals(text.en()) ? text.ko() : text.ko() + BETWEEN + text.en();
    }
}
