package kr.ieum.gateway.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The committed description of the systems' port names every operation that the code has, and no other. */
class ExchangeDocumentTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** What the filter that signs answers says itself, before any resource. */
    private static final String OF_THE_FILTER = "GET " + SignedExchange.KEYS;

    @Test
    void theDescriptionNamesEveryOperationThatTheCodeHasAndNoOther() throws Exception {
        Set<String> inCode = new TreeSet<>(Set.of(OF_THE_FILTER));
        ClassPathScanningCandidateComponentProvider resources = new ClassPathScanningCandidateComponentProvider(false);
        resources.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        for (var found : resources.findCandidateComponents(ExchangeDocumentTest.class.getPackageName())) {
            Class<?> resource = Class.forName(found.getBeanClassName());
            Arrays.stream(resource.getDeclaredMethods())
                    .map(method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
                    .filter(Objects::nonNull)
                    .flatMap(ExchangeDocumentTest::operations)
                    .forEach(inCode::add);
        }

        assertThat(described()).isEqualTo(inCode).hasSizeGreaterThan(20);
    }

    private static Stream<String> operations(RequestMapping mapping) {
        return Arrays.stream(mapping.path())
                .flatMap(path -> Arrays.stream(mapping.method()).map(method -> method + " " + path));
    }

    private static Set<String> described() throws Exception {
        Path file = Path.of(System.getProperty("ieum.root", "..")).resolve("docs/api/exchange.yaml");
        JsonNode document = new YAMLMapper().readTree(Files.readString(file));
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }
}
