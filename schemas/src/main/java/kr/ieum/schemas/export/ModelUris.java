package kr.ieum.schemas.export;

import java.net.URI;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * The addresses of what is generated from a model: under {@code /schemas/} of the host of the model's first namespace, where the
 * gateway serves them.
 */
public final class ModelUris {

    private final String base;

    private ModelUris(String base) {
        this.base = base;
    }

    /** The addresses of a model; one without namespaces has no host of its own. */
    public static ModelUris of(ReferenceModel model) {
        String origin = model.namespaces().stream()
                .findFirst()
                .map(namespace -> URI.create(namespace.uri()).resolve("/").toString())
                .orElse("urn:ieum:");
        return new ModelUris(origin + "schemas/");
    }

    /** A generated file, by its path under {@code /schemas/}. */
    public String file(String path) {
        return base + path;
    }

    /** The JSON-LD context that every message names. */
    public String context() {
        return file("context.jsonld");
    }

    /** A term of the messages themselves, such as {@code record}. */
    String term(String name) {
        return file("terms/1.0/" + name);
    }

    /** What the URIs of forms begin with. */
    String forms() {
        return file("forms/1.0/");
    }

    /** The datatype of the codes of a list. */
    String codes(String list) {
        return file("codes/" + list);
    }

    /** The namespace of the XML messages of a selection. */
    String xml(Selection selection) {
        return file("xml/" + selection.kind() + "s/" + selection.id() + "/" + selection.version() + "/");
    }

    /** The part of a key after the class. */
    static String localName(AttributeKey key) {
        return key.text().substring(key.className().length() + 1);
    }
}
