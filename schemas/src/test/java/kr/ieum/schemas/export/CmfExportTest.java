package kr.ieum.schemas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Schema schema = format();
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
    @Tag("external")
    void augmentationsAssociationsRolesAndDeprecationsHaveTheirPlace(@TempDir Path folder) throws Exception {
        Schemas small = TestFederation.in(folder).load(new Faults());
        String cmf = new CmfExport(small.model(), small.codeLists()).ofModel();
        assertThat(cmf)
                .contains("""
                        <AugmentationRecord>
                          <Class structures:ref="core.ThingType" xsi:nil="true"/>
                          <DataProperty structures:ref="office.ThingInspectedDate" xsi:nil="true"/>
                          <MinOccursQuantity>0</MinOccursQuantity>
                    """)
                .contains("<Class structures:id=\"core.OwningAssociationType\"")
                .contains("<SubPropertyOf structures:ref=\"core.OwnerRole\" xsi:nil=\"true\"/>")
                .containsOnlyOnce("<DeprecatedIndicator>true</DeprecatedIndicator>");
        String ofThing = cmf.substring(cmf.indexOf("<Class structures:id=\"core.ThingType\""));
        assertThat(ofThing.substring(0, ofThing.indexOf("</Class>")))
                .as("what another namespace adds is no property of the class's own")
                .contains("core.ThingName")
                .doesNotContain("InspectedDate");
        assumeTrue(Files.exists(FORMAT), "skipped: ../shared/data isn't there, so CMF's own schema can't be asked");
        assertThat(XmlSchemas.fault(format(), cmf)).isEmpty();
    }

    private static Schema format() throws Exception {
        return XmlSchemas.of(new StreamSource(FORMAT.toFile()), (type, namespace, publicId, systemId, baseUri) -> null);
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
