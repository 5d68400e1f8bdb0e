package kr.ieum.gateway.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The committed description of the API, to hold answers against. Remembers which answers it has seen. */
public final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String DOCUMENT = "urn:ieum:openapi";

    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    OpenApi() throws IOException {
        Path root = Path.of(System.getProperty("ieum.root", ".."));
        String text = Files.readString(root.resolve("docs/api/openapi.yaml"));
        document = new YAMLMapper().readTree(text);
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, document.toString())));
    }

    /** The description as it is committed. */
    public static OpenApi committed() {
        try {
            return new OpenApi();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Operations as {@code POST /api/v1/session}, each with its declared statuses. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operations.put(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                new TreeSet<>(
                                        operation.getValue().path("responses").propertyNames()));
                    }
                }));
        return operations;
    }

    /** Declared media types of the answers of an operation with a status. */
    Set<String> mediaTypes(String operation, String status) {
        return new TreeSet<>(response(operation, status).path("content").propertyNames());
    }

    /** Statuses that no answer held against this description had, {@code default} aside. */
    Set<String> unseen() {
        Set<String> unseen = new TreeSet<>();
        operations()
                .forEach((operation, statuses) -> statuses.forEach(status -> {
                    if (!status.equals("default") && !seen.contains(operation + " " + status)) {
                        unseen.add(operation + " " + status);
                    }
                }));
        return unseen;
    }

    /** Holds one answer against the description: status, media type and body must be declared. */
    public void check(String operation, int status, String contentType, String body) {
        Set<String> declared = operations().get(operation);
        assertThat(declared).as(operation).isNotNull();
        String known = declared.contains(Integer.toString(status)) ? Integer.toString(status) : "default";
        seen.add(operation + " " + known);
        if (known.equals("default")) {
            assertThat(status).as("only errors may be undeclared").isGreaterThanOrEqualTo(400);
        }
        JsonNode content = response(operation, known).path("content");
        if (content.isMissingNode()) {
            assertThat(body).isEmpty();
            return;
        }
        String mediaType = contentType.replaceAll(";.*", "");
        assertThat(content.has(mediaType))
                .as(operation + " " + status + " as " + contentType)
                .isTrue();
        if (mediaType.endsWith("json")) {
            validate(content.path(mediaType).path("schema").path("$ref").stringValue(), body);
        }
    }

    /** Holds a JSON text against a schema such as {@code #/components/schemas/Shell}. */
    void validate(String schema, String json) {
        Schema loaded = schemas.getSchema(SchemaLocation.of(DOCUMENT + schema));
        assertThat(loaded.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(schema + " of " + json)
                .isEmpty();
    }

    private JsonNode response(String operation, String status) {
        String[] parts = operation.split(" ", 2);
        JsonNode response = document.path("paths")
                .path(parts[1])
                .path(parts[0].toLowerCase(java.util.Locale.ROOT))
                .path("responses")
                .path(status);
        return response.has("$ref")
                ? document.at(response.path("$ref").stringValue().substring(1))
                : response;
    }
}
