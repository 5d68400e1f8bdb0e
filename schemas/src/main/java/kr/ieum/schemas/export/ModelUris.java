package kr.ieum.schemas.export;

import java.net.URI;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.ReferenceModel.ModelClass;

/**
 * The addresses of what a model declares and of what is generated from it. A class is its namespace and name, a property its
 * namespace and key; generated files lie under {@code /schemas/} of the host of the model's first namespace, where the gateway
 * serves them.
 */
public final class ModelUris {

    private final ReferenceModel model;
    private final String base;

    private ModelUris(ReferenceModel model, String base) {
        this.model = model;
        this.base = base;
    }

    /** The addresses of a model; one without classes has no host of its own. */
    public static ModelUris of(ReferenceModel model) {
        String origin = model.classes().stream()
                .findFirst()
                .map(declared -> URI.create(declared.namespace()).resolve("/").toString())
                .orElse("urn:ieum:");
        return new ModelUris(model, origin + "schemas/");
    }

    /** The class. */
    public String of(ModelClass declared) {
        return declared.namespace() + declared.name();
    }

    /** The property. */
    public String of(Property property) {
        return namespace(property) + property.key().text();
    }

    /** The namespace that declares a property. */
    public String namespace(Property property) {
        return model.modelClass(property.key().className())
                .map(ModelClass::namespace)
                .orElseThrow(() -> new IllegalStateException("a property without class: " + property.key()));
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
