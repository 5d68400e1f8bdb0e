package kr.ieum.schemas.mapping;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The elements that may stand in an element, by namespace and local name. Immutable. */
final class XmlLevel {

    private final Map<String, Map<String, Step>> steps = new HashMap<>();

    /**
     * One element; see {@link PathTree}.
     *
     * @param wanted whether something at or below it is wanted
     * @param below the elements in it
     */
    record Step(String path, int place, boolean wanted, boolean repeats, XmlLevel below) {}

    /** @param prefixes namespace URI to the prefix that steps are written with, empty for the default namespace */
    XmlLevel(PathTree at, Map<String, String> prefixes) {
        at.below().forEach((name, below) -> {
            Step step = new Step(
                    below.path(), below.place(), below.isWanted(), below.repeats(), new XmlLevel(below, prefixes));
            prefixes.forEach((namespace, prefix) -> {
                String before = prefix.isEmpty() ? "" : prefix + ":";
                if (name.startsWith(before) && name.indexOf(':', before.length()) < 0) {
                    steps.computeIfAbsent(namespace, n -> new HashMap<>()).put(name.substring(before.length()), step);
                }
            });
        });
    }

    /** What the element at which the reader stands is; nothing for one that no path leads to. */
    @Nullable
    Step step(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        Map<String, Step> ofNamespace = steps.get(namespace == null ? "" : namespace);
        return ofNamespace == null ? null : ofNamespace.get(reader.getLocalName());
    }
}
