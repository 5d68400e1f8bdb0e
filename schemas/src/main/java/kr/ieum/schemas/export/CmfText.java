package kr.ieum.schemas.export;

import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.yaml.Localized;

/** How the Common Model Format spells components, references and names. */
final class CmfText {

    private CmfText() {}

    /** Begins a component. */
    static XmlText component(XmlText xml, String kind, String prefix, String name, String uri) {
        xml.open(kind, "structures:id", prefix + "." + name, "structures:uri", uri);
        xml.text("Name", name);
        reference(xml, "Namespace", prefix);
        return xml;
    }

    /** Begins a component that people read about. */
    static XmlText described(
            XmlText xml, String kind, String prefix, String name, String uri, Localized title, Localized definition) {
        component(xml, kind, prefix, name, uri);
        documentation(xml, definition);
        return xml.text("DocumentationText", title.ko(), "xml:lang", "ko");
    }

    static void documentation(XmlText xml, Localized text) {
        xml.text("DocumentationText", text.en(), "xml:lang", "en");
        xml.text("DocumentationText", text.ko(), "xml:lang", "ko");
    }

    static void child(XmlText xml, String kind, String id, String least, String most) {
        xml.open("ChildPropertyAssociation");
        reference(xml, kind, id);
        xml.text("MinOccursQuantity", least).text("MaxOccursQuantity", most);
        xml.close();
    }

    static void facet(XmlText xml, String category, String value) {
        xml.open("Facet");
        xml.text("FacetCategoryCode", category).text("FacetValue", value);
        xml.close();
    }

    static void reference(XmlText xml, String kind, String id) {
        xml.empty(kind, "structures:ref", id, "xsi:nil", "true");
    }

    /** An association's name ends as the format's naming rules want it. */
    static String typeName(ModelClass declared) {
        return declared.name() + (declared.association().isPresent() ? "AssociationType" : "Type");
    }

    /** The object property at one end of an association. */
    static String end(String prefix, ModelClass association, Association.End end) {
        return prefix + "." + endName(association, end);
    }

    /** {@code EmploymentEmployer} of the end {@code employer}. */
    static String endName(ModelClass association, Association.End end) {
        return association.name() + upper(end.name());
    }

    static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
