package kr.ieum.schemas.export;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The JDK's own validator, which reaches nothing but what it is handed. */
final class XmlSchemas {

    private XmlSchemas() {}

    static Schema of(Source source, LSResourceResolver resolver) throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setResourceResolver(resolver);
        return factory.newSchema(source);
    }

    /** What is wrong with a document; nothing when it is valid. */
    static Optional<String> fault(Schema schema, String xml) {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.validate(new StreamSource(new StringReader(xml)));
            return Optional.empty();
        } catch (SAXException fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
