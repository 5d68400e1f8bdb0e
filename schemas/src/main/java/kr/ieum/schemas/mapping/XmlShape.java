package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * How payloads in XML look from outside.
 *
 * @param root the outermost element
 */
public record XmlShape(Charset charset, QName root) {

    /**
     * By the names of a mapping.
     *
     * @param path whose first step is the outermost element
     * @param prefixes namespace URI to the prefix that the mapping uses, empty for its default namespace
     */
    static XmlShape of(Charset charset, String path, Map<String, String> prefixes) {
        String step = path.split("/", 2)[0];
        String prefix = step.contains(":") ? step.substring(0, step.indexOf(':')) : "";
        String namespace = prefixes.entrySet().stream()
                .filter(declared -> declared.getValue().equals(prefix))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        return new XmlShape(charset, new QName(namespace, step.substring(step.indexOf(':') + 1)));
    }
}
