package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import kr.ieum.schemas.ExternalFederation;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** NIEM messages about crashes, which nobody of this project wrote, are read, and written back so that their own XML Schema accepts them (design §5). */
@Tag("external")
class CrashMessageTest {

    private static final MappingContext CONTEXT =
            new MappingContext("", "", "", Optional.empty(), LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty());

    private static Path data;

    private static CompiledMapping mapping;

    @BeforeAll
    static void load(@TempDir Path folder) {
        data = ExternalFederation.data("niem").resolve("crashdriver-apache");
        Faults faults = new Faults();
        Map<String, Mapping> mappings =
                ExternalFederation.in(folder, "crash").load(faults).mappings();
        assertThat(faults.list()).isEmpty();
        mapping = (CompiledMapping) Objects.requireNonNull(mappings.get("crash-driver"));
    }

    private static byte[] message(String name) throws IOException {
        return Files.readAllBytes(data.resolve("examples").resolve(name));
    }

    private static List<NativeRecord> records(byte[] message) {
        Decoded decoded = mapping.decoder().decode(message, mapping.allSourceFields());
        assertThat(decoded).isInstanceOf(Decoded.Records.class);
        return ((Decoded.Records) decoded).records();
    }

    /** What the rows of its type make of a record. */
    private static WayOut.OutgoingRecord outgoing(NativeRecord record) {
        Map<AttributeKey, List<MappedField>> fields = new HashMap<>();
        mapping.rows().stream()
                .filter(row -> row.reads(record.type()))
                .forEach(row -> fields.put(row.target().key(), row.mapEach(record, List.of(record), CONTEXT)));
        return new WayOut.OutgoingRecord(record.type(), fields);
    }

    private static byte[] writtenBack(List<NativeRecord> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WayOut.Writing writing = mapping.wayOut().orElseThrow().open(out, Instant.EPOCH)) {
            for (NativeRecord record : records) {
                assertThat(writing.write(outgoing(record))).as(record.type()).isEmpty();
            }
        }
        return out.toByteArray();
    }

    private static List<String> described(List<NativeRecord> records) {
        List<String> described = new ArrayList<>();
        for (NativeRecord record : records) {
            described.add(record.type() + new TreeMap<>(record.fields()) + described(record.parts()));
        }
        return described;
    }

    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(data.resolve("message.xsd/CrashDriver.xsd").toFile())
                .newValidator();
    }

    @Test
    void aMessageFillsTheModelWithoutOneMalformedField() throws IOException {
        Map<String, List<String>> values = new HashMap<>();
        for (NativeRecord record : records(message("iep2.xml"))) {
            outgoing(record)
                    .fields()
                    .forEach((key, fields) -> fields.forEach(field -> {
                        assertThat(field).as(key.text()).isNotInstanceOf(MappedField.Malformed.class);
                        if (field instanceof MappedField.Present present) {
                            values.computeIfAbsent(key.text(), any -> new ArrayList<>())
                                    .add(ClearText.of(present.value()));
                        }
                    }));
        }
        assertThat(values)
                .containsEntry("Driver/middleName", List.of("Death", "Bredon"))
                .containsEntry("Driver/number", values.get("Accused/number"))
                .containsEntry("Injured/severity", List.of("EVIDENT"))
                .containsEntry("Injured/privacy", List.of("PII", "MEDICAL"))
                .containsEntry("Accused/chargeNumber", values.get("Charge/number"))
                .containsEntry("Crash/longitude", List.of("-1.28"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iep1.xml", "iep2.xml"})
    void everyElementAndAttributeIsMappedOrListedWithAReason(String name) throws IOException {
        assertThat(mapping.allSourceFields())
                .containsAll(
                        XmlPaths.of(Files.readString(data.resolve("examples").resolve(name))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iep1.xml", "iep2.xml"})
    void aMessageWrittenBackSaysTheSameAndIsValidByItsOwnSchema(String name) throws IOException, SAXException {
        byte[] message = message(name);
        validator().validate(new StreamSource(new ByteArrayInputStream(message)));
        byte[] back = writtenBack(records(message));
        validator().validate(new StreamSource(new ByteArrayInputStream(back)));
        assertThat(described(records(back))).isEqualTo(described(records(message)));
    }
}
