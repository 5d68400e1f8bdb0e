package kr.ieum.schemas.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import kr.ieum.schemas.export.Selection.Audience;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * XML Schema (1.0) of the messages of one agreement or view, and its example, for partners who exchange XML. What JSON tells by a
 * member's value an element's name tells here, so that XML Schema can hold it: the recipient, the relation, and the form of a
 * value ({@code residentNumber.first7}, {@code yearTotal.over.130000000}, {@code amount.state}). There is no wildcard.
 */
public final class XmlSchemaExport {

    private static final String XS = "http://www.w3.org/2001/XMLSchema";

    private final CodeLists codeLists;
    private final ModelUris uris;
    private final MessageShape shape;

    /** Generates from this model. */
    public XmlSchemaExport(ReferenceModel model, CodeLists codeLists) {
        this.codeLists = codeLists;
        this.uris = ModelUris.of(model);
        this.shape = new MessageShape(model);
    }

    /** The schema. */
    public String of(Selection selection) {
        String namespace = uris.xml(selection);
        XmlText xml = new XmlText();
        xml.open(
                "xs:schema",
                "xmlns:xs",
                XS,
                "xmlns",
                namespace,
                "targetNamespace",
                namespace,
                "elementFormDefault",
                "qualified",
                "version",
                Integer.toString(selection.version()));
        xml.open("xs:annotation");
        xml.text("xs:documentation", selection.title().en(), "xml:lang", "en");
        xml.text("xs:documentation", selection.title().ko(), "xml:lang", "ko");
        xml.close();
        xml.open("xs:element", "name", "message").open("xs:complexType").open("xs:choice");
        for (String recipient : selection.recipients()) {
            xml.open("xs:element", "name", recipient).open("xs:complexType");
            xml.open("xs:choice", "maxOccurs", "unbounded");
            for (String relation : selection.relations(recipient)) {
                contribution(xml, selection, new Audience(recipient, relation));
            }
            xml.close().close().close();
        }
        xml.close().close().close();
        audiences(selection).forEach(audience -> records(xml, selection, audience));
        values(xml, selection);
        shared(xml);
        return xml.close().toString();
    }

    private void contribution(XmlText xml, Selection selection, Audience audience) {
        xml.open("xs:element", "name", audience.relation()).open("xs:complexType");
        List<ModelClass> classes = List.copyOf(classes(selection, audience).keySet());
        fromAnyOnwards(
                xml,
                classes,
                (declared, occurs) -> xml.empty(
                        "xs:element",
                        "name",
                        declared.name(),
                        "type",
                        typeName(audience, declared),
                        "minOccurs",
                        occurs,
                        "maxOccurs",
                        shape.repeats(declared) ? "unbounded" : "1"));
        xml.empty("xs:attribute", "name", "subject", "type", "local-id", "use", "required");
        xml.empty("xs:attribute", "name", "register", "type", "register-id", "use", "required");
        xml.empty("xs:attribute", "name", "assertedAt", "type", "xs:dateTime");
        xml.close().close();
    }

    private void records(XmlText xml, Selection selection, Audience audience) {
        classes(selection, audience).forEach((declared, properties) -> {
            xml.open("xs:complexType", "name", typeName(audience, declared));
            fromAnyOnwards(xml, List.copyOf(properties.keySet()), (property, occurs) -> {
                List<Form> forms = properties.getOrDefault(property, List.of());
                xml.open("xs:choice", "minOccurs", occurs);
                for (Form form : forms) {
                    xml.empty("xs:element", "name", elementName(property, form), "type", typeName(property, form));
                }
                boolean tells = States.tellExistence(property.datatype(), forms);
                xml.empty(
                        "xs:element",
                        "name",
                        ModelUris.localName(property.key()) + ".state",
                        "type",
                        tells ? "state-where-existence-is-told" : "state");
                xml.close();
            });
            xml.empty("xs:attribute", "name", "id", "type", "local-id");
            xml.close();
        });
    }

    /** Any of these, in their order, and at least one. */
    private static <T> void fromAnyOnwards(XmlText xml, List<T> all, BiConsumer<T, String> write) {
        xml.open("xs:choice");
        for (int first = 0; first < all.size(); first++) {
            xml.open("xs:sequence");
            for (T each : all.subList(first, all.size())) {
                write.accept(each, each.equals(all.get(first)) ? "1" : "0");
            }
            xml.close();
        }
        xml.close();
    }

    private void values(XmlText xml, Selection selection) {
        Map<String, Runnable> types = new TreeMap<>();
        for (Audience audience : audiences(selection)) {
            classes(selection, audience)
                    .forEach((declared, properties) -> properties.forEach((property, forms) -> forms.forEach(
                            form -> types.put(typeName(property, form), () -> value(xml, property, form)))));
        }
        types.values().forEach(Runnable::run);
    }

    private void value(XmlText xml, Property property, Form form) {
        xml.open("xs:simpleType", "name", typeName(property, form));
        xml.open("xs:annotation");
        xml.text("xs:documentation", property.definition().en(), "xml:lang", "en");
        xml.text("xs:documentation", property.definition().ko(), "xml:lang", "ko");
        xml.close();
        lexical(xml, Lexical.of(property, form, codeLists));
        xml.close();
    }

    private static void lexical(XmlText xml, Lexical texts) {
        xml.open("xs:restriction", "base", texts instanceof Lexical.Day ? "xs:date" : "xs:string");
        switch (texts) {
            case Lexical.Listed(List<String> listed) ->
                listed.forEach(text -> xml.empty("xs:enumeration", "value", text));
            case Lexical.Day(String pattern) -> xml.empty("xs:pattern", "value", pattern);
            case Lexical.Shaped(String pattern) -> xml.empty("xs:pattern", "value", pattern);
        }
        xml.close();
    }

    private static void shared(XmlText xml) {
        named(xml, "local-id", new Lexical.Shaped("#[a-z][0-9]{1,5}"));
        named(xml, "register-id", new Lexical.Shaped("[a-z0-9][a-z0-9.-]{0,63}"));
        named(xml, "state", new Lexical.Listed(States.of(false)));
        named(xml, "state-where-existence-is-told", new Lexical.Listed(States.of(true)));
    }

    private static void named(XmlText xml, String name, Lexical texts) {
        xml.open("xs:simpleType", "name", name);
        lexical(xml, texts);
        xml.close();
    }

    private Map<ModelClass, Map<Property, List<Form>>> classes(Selection selection, Audience audience) {
        return shape.classes(property -> selection.forms(audience, property.key()));
    }

    private static List<Audience> audiences(Selection selection) {
        return selection.lines().stream()
                .map(Selection.Line::audience)
                .distinct()
                .sorted()
                .toList();
    }

    private static String typeName(Audience audience, ModelClass declared) {
        return audience.recipient() + "." + audience.relation() + "." + declared.name();
    }

    private static String typeName(Property property, Form form) {
        return property.key().className() + "." + elementName(property, form);
    }

    static String elementName(Property property, Form form) {
        String name = ModelUris.localName(property.key());
        return form.equals(Form.CLEAR) ? name : name + "." + form.text().replace(':', '.');
    }
}
