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
}
