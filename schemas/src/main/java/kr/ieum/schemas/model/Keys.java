package kr.ieum.schemas.model;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.schemas.yaml.YamlMap;

/** Attribute keys in a file; one of another spelling is a fault (rule L2). */
final class Keys {

    private Keys() {}

    static List<AttributeKey> read(YamlMap map, String key) {
        List<AttributeKey> keys = new ArrayList<>();
        for (String text : map.texts(key)) {
            if (AttributeKey.isKey(text)) {
                keys.add(new AttributeKey(text));
            } else {
                map.fault(key, "L2", "'" + text + "' is no attribute key", "write it as Class/property");
            }
        }
        return List.copyOf(keys);
    }

    /** Attribute keys, each with the form behind a colon where the whole value isn't needed. */
    static List<Derivation> derivations(YamlMap map, String key) {
        List<Derivation> sources = new ArrayList<>();
        for (String text : map.texts(key)) {
            int colon = text.indexOf(':');
            String source = colon < 0 ? text : text.substring(0, colon);
            if (AttributeKey.isKey(source)) {
                String form = colon < 0 ? Derivation.WHOLE : text.substring(colon + 1);
                sources.add(new Derivation(new AttributeKey(source), form, map.file(), map.line(key)));
            } else {
                map.fault(key, "L2", "'" + text + "' is no attribute key", "write it as Class/property");
            }
        }
        return List.copyOf(sources);
    }
}
