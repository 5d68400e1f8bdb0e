package kr.ieum.schemas.export;

import static kr.ieum.schemas.export.CmfText.child;
import static kr.ieum.schemas.export.CmfText.component;
import static kr.ieum.schemas.export.CmfText.described;
import static kr.ieum.schemas.export.CmfText.documentation;
import static kr.ieum.schemas.export.CmfText.facet;
import static kr.ieum.schemas.export.CmfText.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Augmentation;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.ModelNamespace;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * The model in NIEM's Common Model Format 1.0-beta.2, for tools of that family. A class of ours becomes a class whose name ends in
 * {@code Type} and an object property of its name; a property becomes a data property named by its whole key. What stands in a
 * message around the records is modelled too. Definitions are in both languages.
 */
public final class CmfExport {

    private static final String CMF = "https://docs.oasis-open.org/niemopen/ns/specification/cmf/1.0/";
    private static final String STRUCTURES = "https://docs.oasis-open.org/niemopen/ns/model/structures/6.0/";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XS = "http://www.w3.org/2001/XMLSchema";
    private static final Set<String> RESERVED = Set.of("message", "codes", "xs", "xml", "structures");
    private static final List<String> XS_TYPES =
            List.of("string", "token", "integer", "date", "gYearMonth", "gYear", "dateTime");

    private final ReferenceModel model;
    private final CodeLists codeLists;
    private final ModelUris uris;
    private final MessageShape shape;
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    /** Generates from this model. */
    public CmfExport(ReferenceModel model, CodeLists codeLists) {
        this.model = model;
        this.codeLists = codeLists;
        this.uris = ModelUris.of(model);
        this.shape = new MessageShape(model);
        model.namespaces().forEach(namespace -> prefixes.put(namespace.uri(), prefix(namespace)));
    }

    /** The whole model. */
    public String ofModel() {
        XmlText xml = new XmlText();
        xml.open("Model", "xmlns", CMF, "xmlns:structures", STRUCTURES, "xmlns:xsi", XSI, "xml:lang", "en");
        namespaces(xml);
        XS_TYPES.forEach(
                type -> component(xml, "Datatype", "xs", type, XS + "#" + type).close());
        datatypes(xml);
        for (ModelClass declared : model.classes()) {
            declared(xml, declared);
        }
        for (Property property : model.properties()) {
            property(xml, property);
        }
        new CmfAssociations(model, prefixes).write(xml);
        message(xml);
        return xml.close().toString();
    }

    private void namespaces(XmlText xml) {
        for (ModelNamespace namespace : model.namespaces()) {
            String prefix = prefix(namespace.uri());
            xml.open("Namespace", "structures:id", prefix);
            xml.text("NamespaceURI", namespace.uri());
            xml.text("NamespacePrefixText", prefix);
            documentation(xml, namespace.title());
            xml.text("NamespaceCategoryCode", namespace.name().equals("core") ? "CORE" : "DOMAIN");
            xml.text("NamespaceVersionText", namespace.version());
            xml.text("NamespaceLanguageName", "en");
            model.augmentations().stream()
                    .filter(augmentation -> augmentation.namespace().equals(namespace.uri()))
                    .forEach(augmentation -> augmentation(xml, augmentation));
            xml.close();
        }
        namespace(xml, "message", uris.term(""), "EXTENSION");
        namespace(xml, "codes", uris.codes(""), "EXTENSION");
        namespace(xml, "xs", XS, "XSD");
    }

    private static void namespace(XmlText xml, String prefix, String uri, String category) {
        xml.open("Namespace", "structures:id", prefix);
        xml.text("NamespaceURI", uri);
        xml.text("NamespacePrefixText", prefix);
        xml.text("NamespaceCategoryCode", category);
        xml.close();
    }

    private void datatypes(XmlText xml) {
        component(xml, "Union", "message", "PartialDateType", uris.term("partialDate"));
        for (String member : List.of("date", "gYearMonth", "gYear")) {
            reference(xml, "UnionMemberDatatype", "xs." + member);
        }
        xml.close();
        component(xml, "Restriction", "message", "AnswerCodeType", uris.term("answer"));
        reference(xml, "RestrictionBase", "xs.token");
        List.of("yes", "no", "undetermined").forEach(answer -> facet(xml, "enumeration", answer));
        xml.close();
        Map<String, Property> used = new TreeMap<>();
        model.properties().forEach(property -> property.codeList().ifPresent(list -> used.putIfAbsent(list, property)));
        used.forEach((list, property) -> codes(xml, list, property));
    }

    private void codes(XmlText xml, String list, Property property) {
        component(xml, "Restriction", "codes", list + "CodeType", uris.codes(list));
        reference(xml, "RestrictionBase", "xs.token");
        switch (Lexical.of(property, Form.CLEAR, codeLists)) {
            case Lexical.Listed(List<String> codes) -> {
                for (String code : codes) {
                    xml.open("Facet");
                    xml.text("FacetCategoryCode", "enumeration").text("FacetValue", code);
                    codeLists
                            .find(list)
                            .flatMap(found -> found.find(code))
                            .map(CodeList.Code::name)
                            .ifPresent(name -> documentation(xml, name));
                    xml.close();
                }
            }
            case Lexical.Day(String pattern) -> facet(xml, "pattern", pattern);
            case Lexical.Shaped(String pattern) -> facet(xml, "pattern", pattern);
        }
        xml.open("CodeListBinding");
        xml.text("CodeListURI", uris.codes(list)).text("CodeListColumnName", "code");
        xml.text("CodeListConstrainingIndicator", "true");
        xml.close().close();
    }

    private void declared(XmlText xml, ModelClass declared) {
        String prefix = prefix(declared.namespace());
        described(
                xml,
                "Class",
                prefix,
                CmfText.typeName(declared),
                declared.uri(),
                declared.title(),
                declared.definition());
        declared.association()
                .map(Association::ends)
                .orElse(List.of())
                .forEach(end -> child(xml, "ObjectProperty", CmfText.end(prefix, declared, end), "0", "1"));
        for (Property property : model.propertiesOf(declared)) {
            if (property.namespace().equals(declared.namespace())) {
                child(xml, "DataProperty", idOf(property), "0", "1");
            }
        }
        xml.close();
        component(xml, "ObjectProperty", prefix, declared.name(), declared.uri() + "#record");
        reference(xml, "Class", prefix + "." + CmfText.typeName(declared));
        xml.close();
    }

    private void property(XmlText xml, Property property) {
        described(
                xml,
                "DataProperty",
                prefix(property.namespace()),
                dataName(property),
                property.uri(),
                property.name(),
                property.definition());
        if (property.deprecation().isPresent()) {
            xml.text("DeprecatedIndicator", "true");
        }
        switch (property.datatype()) {
            case DATE -> reference(xml, "Datatype", property.partialDates() ? "message.PartialDateType" : "xs.date");
            case AMOUNT -> reference(xml, "Datatype", "xs.integer");
            case CODE ->
                reference(
                        xml,
                        "Datatype",
                        property.codeList()
                                .map(list -> "codes." + list + "CodeType")
                                .orElse("xs.token"));
            case INDICATOR -> reference(xml, "Datatype", "message.AnswerCodeType");
            case IDENTIFIER -> reference(xml, "Datatype", "xs.token");
            case NAME, ADDRESS, TEXT -> reference(xml, "Datatype", "xs.string");
        }
        xml.close();
    }

    /** What a namespace adds to a class of another. */
    private void augmentation(XmlText xml, Augmentation augmentation) {
        ModelClass augmented = model.modelClass(augmentation.className()).orElseThrow();
        for (AttributeKey key : augmentation.properties()) {
            xml.open("AugmentationRecord");
            reference(xml, "Class", prefix(augmented.namespace()) + "." + CmfText.typeName(augmented));
            reference(xml, "DataProperty", idOf(model.property(key).orElseThrow()));
            xml.text("MinOccursQuantity", "0").text("MaxOccursQuantity", "1");
            xml.close();
        }
    }

    private void message(XmlText xml) {
        component(xml, "Class", "message", "MessageType", uris.term("Message"));
        child(xml, "DataProperty", "message.Recipient", "0", "1");
        child(xml, "ObjectProperty", "message.Contribution", "1", "unbounded");
        xml.close();
        component(xml, "ObjectProperty", "message", "Contribution", uris.term("contribution"));
        reference(xml, "Class", "message.ContributionType");
        xml.close();
        component(xml, "Class", "message", "ContributionType", uris.term("Contribution"));
        child(xml, "DataProperty", "message.Subject", "1", "1");
        child(xml, "DataProperty", "message.Relation", "0", "1");
        child(xml, "DataProperty", "message.Register", "1", "1");
        child(xml, "DataProperty", "message.AssertedAt", "0", "1");
        for (ModelClass declared : model.classes()) {
            child(
                    xml,
                    "ObjectProperty",
                    prefix(declared.namespace()) + "." + declared.name(),
                    "0",
                    shape.repeats(declared) ? "unbounded" : "1");
        }
        xml.close();
        for (String name : List.of("recipient", "subject", "relation", "register", "assertedAt")) {
            String upper = CmfText.upper(name);
            component(xml, "DataProperty", "message", upper, uris.term(name));
            reference(xml, "Datatype", name.equals("assertedAt") ? "xs.dateTime" : "xs.token");
            xml.close();
        }
    }

    private String idOf(Property property) {
        return prefix(property.namespace()) + "." + dataName(property);
    }

    /** {@code PersonBirthDate} of {@code Person/birthDate}. */
    private static String dataName(Property property) {
        return property.key().className() + CmfText.upper(ModelUris.localName(property.key()));
    }

    private String prefix(String namespace) {
        return Optional.ofNullable(prefixes.get(namespace))
                .orElseThrow(() -> new IllegalStateException("no namespace " + namespace));
    }

    /** The namespace's own name, made unique. */
    private String prefix(ModelNamespace namespace) {
        String name = namespace.name();
        return prefixes.containsValue(name) || RESERVED.contains(name) ? name + prefixes.size() : name;
    }
}
