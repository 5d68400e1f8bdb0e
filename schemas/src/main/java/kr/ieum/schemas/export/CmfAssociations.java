package kr.ieum.schemas.export;

import static kr.ieum.schemas.export.CmfText.component;
import static kr.ieum.schemas.export.CmfText.described;
import static kr.ieum.schemas.export.CmfText.reference;

import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.Role;

/**
 * Ends of associations and roles in the Common Model Format. An end is an object property that refers to its thing by
 * {@code @id}; where things of several classes may stand there it is abstract, with one subproperty for each class. A role is an
 * abstract object property, of which every end that plays it is a subproperty.
 */
final class CmfAssociations {

    private final ReferenceModel model;
    private final Map<String, String> prefixes;

    CmfAssociations(ReferenceModel model, Map<String, String> prefixes) {
        this.model = model;
        this.prefixes = prefixes;
    }

    void write(XmlText xml) {
        for (Role role : model.roles()) {
            described(
                    xml,
                    "ObjectProperty",
                    prefix(role.namespace()),
                    roleName(role),
                    role.uri(),
                    role.title(),
                    role.definition());
            xml.text("AbstractIndicator", "true").close();
        }
        for (ModelClass declared : model.classes()) {
            declared.association().ifPresent(association -> association.ends().forEach(end -> end(xml, declared, end)));
        }
    }

    private void end(XmlText xml, ModelClass declared, Association.End end) {
        String prefix = prefix(declared.namespace());
        String name = CmfText.endName(declared, end);
        component(xml, "ObjectProperty", prefix, name, declared.uri() + "/" + end.name());
        boolean several = end.classes().size() > 1;
        if (several) {
            xml.text("AbstractIndicator", "true");
        }
        Optional<Role> role = end.role().flatMap(model::role);
        role.ifPresent(played -> reference(xml, "SubPropertyOf", prefix(played.namespace()) + "." + roleName(played)));
        xml.text("ReferenceCode", "INTERNAL");
        if (several) {
            xml.close();
            for (String className : end.classes()) {
                component(
                        xml,
                        "ObjectProperty",
                        prefix,
                        name + className,
                        declared.uri() + "/" + end.name() + "#" + className);
                reference(xml, "SubPropertyOf", prefix + "." + name);
                xml.text("ReferenceCode", "INTERNAL");
                ofClass(xml, className);
                xml.close();
            }
        } else {
            end.classes().forEach(className -> ofClass(xml, className));
            xml.close();
        }
    }

    private void ofClass(XmlText xml, String className) {
        ModelClass declared = model.modelClass(className).orElseThrow();
        reference(xml, "Class", prefix(declared.namespace()) + "." + CmfText.typeName(declared));
    }

    /** Ends in the word that tells it from the object property of a class of the same name. */
    private static String roleName(Role role) {
        return role.name() + "Role";
    }

    private String prefix(String namespace) {
        return Optional.ofNullable(prefixes.get(namespace))
                .orElseThrow(() -> new IllegalStateException("no namespace " + namespace));
    }
}
