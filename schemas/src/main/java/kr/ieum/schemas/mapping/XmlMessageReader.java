package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads how an XML message of many records is laid out: its root, the elements that are records, and what joins them. */
final class XmlMessageReader {

    private final YamlMap map;
    private final SourceFields fields;

    XmlMessageReader(YamlMap map, SourceFields fields) {
        this.map = map;
        this.fields = fields;
    }

    SourceReader.Source read(Charset charset, Map<String, String> prefixes) {
        List<XmlMessageDecoder.RecordType> types = new ArrayList<>();
        for (YamlMap item : map.maps("records")) {
            try (item) {
                types.add(new XmlMessageDecoder.RecordType(item.text("type"), item.text("path"), joins(item)));
            }
        }
        Set<String> elements = XmlMessageDecoder.elements(types);
        for (String field : fields.names()) {
            if (elements.stream().noneMatch(element -> within(field, element))) {
                map.fault("fields", "M24", "'" + field + "' lies in no record", "name its element under records");
            }
        }
        Set<String> names = types.stream()
                .map(XmlMessageDecoder.RecordType::type)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty() || names.size() != types.size()) {
            map.fault("records", "M21", "don't give each record a type of its own", "list {type, path}");
        }
        XmlMessageDecoder decoder = new XmlMessageDecoder(charset, prefixes, map.text("message"), types, fields);
        return new SourceReader.Source(fields, Set.of(), decoder, Optional.empty(), new AnswerFile(decoder), names);
    }

    private List<XmlMessageDecoder.Join> joins(YamlMap item) {
        List<XmlMessageDecoder.Join> joins = new ArrayList<>();
        for (YamlMap join : item.maps("joins")) {
            try (join) {
                XmlMessageDecoder.Join read = new XmlMessageDecoder.Join(
                        join.text("element"), join.text("by"), join.text("from"), join.flag("mustExist"));
                if (!fields.names().containsAll(Set.of(read.by(), read.from())) || !within(read.by(), read.element())) {
                    join.fault("by", "M24", "and from are not fields of the two elements", "name declared fields");
                }
                joins.add(read);
            }
        }
        return joins;
    }

    private static boolean within(String field, String element) {
        return field.equals(element) || field.startsWith(element + "/");
    }
}
