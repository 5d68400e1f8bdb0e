package kr.ieum.schemas.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only place where JSON readers and writers are made. Jackson's defaults change records without a word: duplicate
 * keys win silently, {@code 1e400} becomes text, long decimals are rounded; here each of them is an error or is kept
 * exactly. Numbers longer than {@value #MAX_NUMBER} digits, texts over {@value #MAX_STRING} characters, nesting deeper
 * than {@value #MAX_DEPTH} and documents over {@value #MAX_DOCUMENT} characters are refused while they are read. Lone
 * surrogates are refused by those who read text, since no reader setting exists for them.
 *
 * <p>Messages of Jackson's exceptions may quote the document: never log them.
 */
public final class StrictJson {

    /** Deepest nesting. */
    public static final int MAX_DEPTH = 64;
    /** Longest number, in characters. */
    public static final int MAX_NUMBER = 64;
    /** Longest text, in characters. */
    public static final int MAX_STRING = 1_048_576;
    /** Longest key, in characters. */
    public static final int MAX_NAME = 256;
    /** Largest document, in characters. */
    public static final long MAX_DOCUMENT = 16L * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(MAX_STRING)
                    .maxNameLength(MAX_NAME)
                    .maxDocumentLength(MAX_DOCUMENT)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** A parser of bytes counts names in bytes. */
    private static final int MAX_BYTES_OF_CHARACTER = 3;

    private static final JsonFactory RECORDS = FACTORY.rebuild()
            .streamReadConstraints(FACTORY.streamReadConstraints()
                    .rebuild()
                    .maxNameLength(MAX_NAME * MAX_BYTES_OF_CHARACTER)
                    .build())
            .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final JsonMapper SORTED =
            MAPPER.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);

    private StrictJson() {}

    /** The mapper for bound types and trees. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The tree of a document. */
    public static JsonNode tree(byte[] document) {
        return MAPPER.readTree(document);
    }

    /**
     * The mapper that writes a tree's members in the order of RFC 8785, section 3.2.3. Where all numbers are integers and no text
     * holds a control character, what it writes is canonical.
     */
    public static JsonMapper sorted() {
        return SORTED;
    }

    /**
     * A tree as people read it: members in the tree's own order, indented by two, lines ended by a line feed on every machine, so
     * that the same tree always gives the same bytes.
     */
    public static String pretty(JsonNode tree) {
        return MAPPER.writer().with(PRETTY).writeValueAsString(tree) + "\n";
    }

    /** The factory for streaming parsers and generators. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /**
     * The factory for parsers of records. These don't tell a name that stands twice, for that costs a set per object, nor one over
     * {@value #MAX_NAME} characters: who reads with them tells both himself.
     */
    public static JsonFactory recordFactory() {
        return RECORDS;
    }

    /** Whether a text is well-formed Unicode, without half a surrogate pair. */
    public static boolean isWellFormed(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
