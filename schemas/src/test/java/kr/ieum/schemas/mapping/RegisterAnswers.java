package kr.ieum.schemas.mapping;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;

/** The product's mappings at work on whole answers of their registers, written as the registers write them. */
final class RegisterAnswers {

    static final Charset MS949 = Charset.forName("MS949");
    static final String SUBJECT = "8502301000000";
    static final String APPLICANT = "5504121000000";

    private static final Schemas SCHEMAS = load();

    private RegisterAnswers() {}

    private static Schemas load() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        faults.throwIfAny();
        return schemas;
    }

    static Mapping mapping(String id) {
        return Optional.ofNullable(SCHEMAS.mappings().get(id)).orElseThrow();
    }

    static Set<AttributeKey> keys(String... texts) {
        return Stream.of(texts).map(AttributeKey::new).collect(Collectors.toSet());
    }

    static MappingContext about(String subject) {
        return context(subject, APPLICANT, Optional.empty());
    }

    static MappingContext context(String subject, String applicant, Optional<List<NativeRecord>> compared) {
        LocalDate day = LocalDate.of(2026, 10, 15);
        return new MappingContext(subject, applicant, applicant, compared, day, day, Optional.empty());
    }

    /** What the mapping makes of an answer when these attributes alone are wanted: entries as attribute = description. */
    static List<Map<String, String>> mapped(String id, byte[] payload, MappingContext context, String... wanted) {
        Mapping mapping = mapping(id);
        Set<AttributeKey> keys = keys(wanted);
        Decoded decoded = mapping.decoder().decode(payload, mapping.sourceFields(keys));
        if (!(decoded instanceof Decoded.Records records)) {
            throw new AssertionError("not found but " + decoded);
        }
        return mapping.map(records.records(), keys, context).stream()
                .map(RegisterAnswers::described)
                .toList();
    }

    private static Map<String, String> described(MappedEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        entry.fields().forEach((key, field) -> fields.put(key.text(), describe(field)));
        return fields;
    }

    static String describe(MappedField field) {
        return switch (field) {
            case MappedField.Present present -> ClearText.of(present.value());
            case MappedField.KnownEmpty empty -> "known-empty";
            case MappedField.NoHistory none -> "no-history";
            case MappedField.Unknown unknown -> "unknown";
            case MappedField.NotApplicable notApplicable -> "not-applicable";
            case MappedField.Malformed malformed ->
                "malformed " + malformed.problem().rule();
        };
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A detail line of the nightly tax file, columns in bytes. */
    static byte[] taxLine(String year, byte[] name, String kind, String receipts, String amount, String rest) {
        byte[] line = new byte[122];
        Arrays.fill(line, (byte) ' ');
        put(line, 0, ascii("D" + year + SUBJECT));
        put(line, 18, name);
        put(line, 38, ascii(kind + receipts + amount + rest));
        line[120] = '\r';
        line[121] = '\n';
        return line;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(byte[] line, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, line, at, bytes.length);
    }

    static byte[] join(byte[]... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            out.writeBytes(line);
        }
        return out.toByteArray();
    }
}
