package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.yaml.YamlMap;
import kr.ieum.schemas.yaml.YamlNode;

/** Texts as a register may write them, where an empty one says something and is allowed when it is quoted. */
final class RawTexts {

    private RawTexts() {}

    /** A text or a list of texts; empty when the key is absent. */
    static List<String> list(YamlMap map, String key) {
        List<String> texts = new ArrayList<>();
        map.node(key).ifPresent(node -> {
            List<YamlNode> items = switch (node) {
                case YamlNode.Sequence sequence -> sequence.items();
                case YamlNode.Scalar scalar -> List.<YamlNode>of(scalar);
                case YamlNode.Mapping wrong -> {
                    map.fault(key, "Y7", "is not a text or a list of texts", "write a list of texts");
                    yield List.<YamlNode>of();
                }
            };
            items.forEach(item -> texts.add(text(map, key, item)));
        });
        return List.copyOf(texts);
    }

    /** A map from free names to texts. */
    static Map<String, String> map(YamlMap map, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.node(key).ifPresent(node -> texts.putAll(entries(map, key, node)));
        return texts;
    }

    /** A list of maps from free names to texts. */
    static List<Map<String, String>> maps(YamlMap map, String key) {
        List<Map<String, String>> maps = new ArrayList<>();
        map.node(key).ifPresent(node -> {
            if (node instanceof YamlNode.Sequence sequence) {
                sequence.items().forEach(item -> maps.add(entries(map, key, item)));
            } else {
                map.fault(key, "Y7", "is not a list of maps", "write a list of maps here");
            }
        });
        return List.copyOf(maps);
    }

    /** Every text below some keys: what a faulty row meant to use, so that one fault doesn't make a second one. */
    static Set<String> mentioned(YamlMap map, String... keys) {
        Set<String> texts = new HashSet<>();
        for (String key : keys) {
            map.node(key).ifPresent(node -> collect(node, texts));
        }
        return texts;
    }

    private static void collect(YamlNode node, Set<String> texts) {
        switch (node) {
            case YamlNode.Scalar scalar -> texts.add(scalar.text());
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> collect(item, texts));
            case YamlNode.Mapping mapping -> mapping.entries().forEach(entry -> collect(entry.value(), texts));
        }
    }

    private static Map<String, String> entries(YamlMap map, String key, YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> texts.put(entry.key(), text(map, key, entry.value())));
        } else {
            map.fault(key, "Y7", "is not a map", "write a map from source field to text");
        }
        return texts;
    }

    private static String text(YamlMap map, String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar
                && (scalar.quoted() || !scalar.text().isBlank())) {
            return scalar.text();
        }
        map.fault(key, "Y7", "holds something that is no text", "write texts; an empty one as \"\"");
        return "";
    }
}
