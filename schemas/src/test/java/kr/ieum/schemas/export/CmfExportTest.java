package kr.ieum.schemas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The model in the Common Model Format: whole, in both languages, and valid by that format's own schema. */
class CmfExportTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root", ".."));
    private static final Path FORMAT = ROOT.resolve("../shared/data/niem/cmf-xsd/cmf.xsd");
    private static final Schemas SCHEMAS = Schemas.load(ROOT.resolve("schemas"), new Faults());
    private static final String CMF = new CmfExport(SCHEMAS.model(), SCHEMAS.codeLists()).ofModel();

    @Test
    @Tag("external")
    void theFormatsOwnSchemaHoldsIt() throws Exception {
        assumeTrue(Files.exists(FORMAT), "skipped: ../shared/data isn't there, so CMF's own schema can't be asked");
        Schema schema = XmlSchemas.of(
                new StreamSource(FORMAT.toFile()), (type, namespace, publicId, systemId, baseUri) -> null);
        assertThat(XmlSchemas.fault(schema, CMF)).isEmpty();
        assertThat(XmlSchemas.fault(
                        schema, CMF.replaceFirst("<NamespaceCategoryCode>CORE", "<NamespaceCategoryCode>HOME")))
                .as("the schema is asked at all")
                .isPresent();
        assertThat(XmlSchemas.fault(schema, CMF.replaceFirst("structures:id=\"core\"", "structures:id=\"coro\"")))
                .as("every reference has its component")
                .isPresent();
    }

    @Test
    void everyPropertyStandsInItWithItsUriAndBothDefinitions() {
        for (Property property : SCHEMAS.model().properties()) {
            assertThat(CMF).contains("structures:uri=\"" + property.uri() + "\"");
            assertThat(CMF).contains(">" + escaped(property.definition().ko()) + "<");
            assertThat(CMF).contains(">" + escaped(property.definition().en()) + "<");
        }
    }

    @Test
    void theSameModelGivesTheSameBytes() {
        assertThat(new CmfExport(SCHEMAS.model(), SCHEMAS.codeLists()).ofModel())
                .isEqualTo(CMF);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
