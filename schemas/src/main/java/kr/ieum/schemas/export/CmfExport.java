package kr.ieum.schemas.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.ReferenceModel.ModelClass;
import kr.ieum.schemas.yaml.Localized;

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
        model.classes().forEach(declared -> prefix(declared.namespace()));
        model.properties().forEach(property -> prefix(uris.namespace(property)));
    }

    /** The whole model. */
    public String ofModel() {
        XmlText xml = new XmlText();
        xml.open("Model", "xmlns", CMF, "xmlns:structures", STRUCTURES, "xmlns:xsi", XSI, "xml:lang", "en");
        namespaces(xml);
        XS_TYPES.forEach(type -> component(xml, "Datatype", "xs", type, XS + "#" + type)
                .close());
        datatypes(xml);
        for (ModelClass declared : model.classes()) {
            declared(xml, declared);
        }
        for (Property property : model.properties()) {
            property(xml, property);
        }
        message(xml);
        return xml.close().toString();
    }

    private void namespaces(XmlText xml) {
        prefixes.forEach((uri, prefix) -> {
            xml.open("Namespace", "structures:id", prefix);
            xml.text("NamespaceURI", uri);
            xml.text("NamespacePrefixText", prefix);
            xml.text("NamespaceCategoryCode", prefix.equals("core") ? "CORE" : "DOMAIN");
            xml.text("NamespaceLanguageName", "en");
            xml.close();
        });
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
        model.properties()
                .forEach(property -> property.codeList().ifPresent(list -> used.putIfAbsent(list, property)));
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
            case Lexical.Shaped(String pattern) -> facet(xml, "pattern", pattern);
        }
        xml.open("CodeListBinding");
        xml.text("CodeListURI", uris.codes(list)).text("CodeListColumnName", "code");
        xml.text("CodeListConstrainingIndicator", "true");
        xml.close().close();
    }

    private void declared(XmlText xml, ModelClass declared) {
        String prefix = prefix(declared.namespace());
        component(
                xml, "Class", prefix, typeName(declared), uris.of(declared), declared.title(), declared.definition());
        for (Property property : model.properties()) {
            if (property.key().className().equals(declared.name())) {
                child(xml, "DataProperty", reference(property), "0", "1");
            }
        }
        xml.close();
        component(xml, "ObjectProperty", prefix, declared.name(), uris.of(declared) + "#record");
        reference(xml, "Class", prefix + "." + typeName(declared));
        xml.close();
    }

    private void property(XmlText xml, Property property) {
        component(
                xml,
                "DataProperty",
                prefix(uris.namespace(property)),
                dataName(property),
                uris.of(property),
                property.name(),
                property.definition());
        switch (property.datatype()) {
            case DATE ->
                datatype(xml, "Datatype", property.partialDates() ? "message.PartialDateType" : "xs.date");
            case AMOUNT -> datatype(xml, "Datatype", "xs.integer");
            case CODE ->
                datatype(
                        xml,
                        "Datatype",
                        property.codeList().map(list -> "codes." + list + "CodeType").orElse("xs.token"));
            case INDICATOR -> datatype(xml, "Datatype", "message.AnswerCodeType");
            case IDENTIFIER -> datatype(xml, "Datatype", "xs.token");
            case NAME, ADDRESS, TEXT -> datatype(xml, "Datatype", "xs.string");
        }
        xml.close();
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
            String upper = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            component(xml, "DataProperty", "message", upper, uris.term(name));
            reference(xml, "Datatype", name.equals("assertedAt") ? "xs.dateTime" : "xs.token");
            xml.close();
        }
    }

    private static XmlText component(XmlText xml, String kind, String prefix, String name, String uri) {
        xml.open(kind, "structures:id", prefix + "." + name, "structures:uri", uri);
        xml.text("Name", name);
        reference(xml, "Namespace", prefix);
        return xml;
    }

    private static void component(
            XmlText xml, String kind, String prefix, String name, String uri, Localized title, Localized definition) {
        component(xml, kind, prefix, name, uri);
        documentation(xml, definition);
        xml.text("DocumentationText", title.ko(), "xml:lang", "ko");
    }

    private static void documentation(XmlText xml, Localized text) {
        xml.text("DocumentationText", text.en(), "xml:lang", "en");
        xml.text("DocumentationText", text.ko(), "xml:lang", "ko");
    }

    private static void child(XmlText xml, String kind, String id, String least, String most) {
        xml.open("ChildPropertyAssociation");
        reference(xml, kind, id);
        xml.text("MinOccursQuantity", least).text("MaxOccursQuantity", most);
        xml.close();
    }

    private static void facet(XmlText xml, String category, String value) {
        xml.open("Facet");
        xml.text("FacetCategoryCode", category).text("FacetValue", value);
        xml.close();
    }

    private static void reference(XmlText xml, String kind, String id) {
        xml.empty(kind, "structures:ref", id, "xsi:nil", "true");
    }

    private static void datatype(XmlText xml, String kind, String id) {
        reference(xml, kind, id);
    }

    private String reference(Property property) {
        return prefix(uris.namespace(property)) + "." + dataName(property);
    }

    /** {@code PersonBirthDate} of {@code Person/birthDate}. */
    private static String dataName(Property property) {
        String name = ModelUris.localName(property.key());
        return property.key().className() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String typeName(ModelClass declared) {
        return declared.name() + "Type";
    }

    /** The last word of the namespace before its version, made unique. */
    private String prefix(String namespace) {
        return prefixes.computeIfAbsent(namespace, uri -> {
            String[] parts = uri.split("/");
            String name = parts[parts.length - 2];
            return prefixes.containsValue(name) ? name + prefixes.size() : name;
        });
    }
}
