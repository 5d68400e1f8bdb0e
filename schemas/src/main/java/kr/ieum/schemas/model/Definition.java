package kr.ieum.schemas.model;

import java.util.regex.Pattern;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** What a class, role or property means, in both languages; one that is in another language or only the name is a fault (L10). */
final class Definition {

    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");

    private Definition() {}

    static Localized read(YamlMap map, Localized name) {
        Localized definition = map.localized("definition");
        if (!definition.ko().isEmpty()
                && (!HANGUL.matcher(definition.ko()).find() || definition.ko().equals(name.ko()))) {
            map.fault("definition", "L10", "has no Korean text that explains the name", "define it in Korean");
        }
        if (HANGUL.matcher(definition.en()).find()) {
            map.fault("definition", "L10", "has Hangul in its English text", "define it in English");
        }
        return definition;
    }
}
