package kr.ieum.gateway.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.client.profile.ExchangeFault;
import kr.ieum.gateway.web.api.ApiBody;
import kr.ieum.gateway.web.api.Problem;
import kr.ieum.gateway.web.api.ProblemType;
import org.junit.jupiter.api.Test;

/** The list of errors is whole, and the document is the list. Write it anew with {@code -Dieum.errors=write}. */
class ExchangeErrorsTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("ieum.root", "..")).resolve("docs/api/errors.md");

    @Test
    void everyProblemThatAResourceOfThePortCanAnswerIsExplained() {
        Set<String> answered = Stream.concat(
                        new ClassFileImporter()
                                        .withImportOption(new ImportOption.DoNotIncludeTests())
                                        .importPackages("kr.ieum.gateway.web.exchange")
                                        .stream(),
                        // what resources answer by way of these
                        new ClassFileImporter().importClasses(ApiBody.class, Problem.class).stream())
                .filter(type -> !type.getSimpleName().equals("ExchangeErrors"))
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .map(JavaFieldAccess::getTarget)
                .filter(field -> field.getOwner().isEquivalentTo(ProblemType.class))
                .map(field -> field.getName())
                .collect(Collectors.toSet());
        assertThat(answered).contains("REFUSED", "FORMAT_UNFIT", "MALFORMED_BODY");

        assertThat(answered)
                .allSatisfy(name -> assertThat(ExchangeErrors.isExplained(ProblemType.valueOf(name)))
                        .as(name)
                        .isTrue());
    }

    @Test
    void everyFaultOfTheEdgeIsExplainedWithItsStatusAndWhatToDo() {
        Set<String> ids =
                ExchangeErrors.all().stream().map(ExchangeErrors.Entry::id).collect(Collectors.toSet());
        assertThat(ids)
                .containsAll(Stream.of(ExchangeFault.values())
                        .filter(fault -> fault != ExchangeFault.KEY_REVOKED)
                        .map(ExchangeFault::id)
                        .toList())
                .as("which clients say of the gateway's key")
                .doesNotContain(ExchangeFault.KEY_REVOKED.id())
                .containsAll(
                        Stream.of(EdgeProblem.values()).map(EdgeProblem::id).toList())
                .contains("too-slow", "address-malformed", "internal-error");
        assertThat(ExchangeErrors.all()).allSatisfy(entry -> {
            assertThat(entry.status()).isBetween(400, 599);
            assertThat(entry.meaning().ko()).isNotBlank();
            assertThat(entry.remedy().en()).isNotBlank();
        });
    }

    @Test
    void theDocumentIsTheList() throws IOException {
        StringBuilder document = new StringBuilder("""
            # Errors of the systems’ port

            Problems are RFC 9457 documents, signed like any answer: `type` is `urn:ieum:problem:` and one of these names. Generated from the code
            (`ExchangeErrorsTest`); a node tells the same at `GET /exchange/v1/errors`, in Korean too. A query that is sent again is a disclosure of its own; a
            message keeps its `Idempotency-Key`, so that it has one effect.

            | status | name | meaning | what to do | send again |
            | --- | --- | --- | --- | --- |
            """);
        ExchangeErrors.all().stream()
                .sorted(java.util.Comparator.comparingInt(ExchangeErrors.Entry::status)
                        .thenComparing(ExchangeErrors.Entry::id))
                .forEach(entry -> document.append("| %d | `%s` | %s | %s | %s |%n"
                        .formatted(
                                entry.status(),
                                entry.id(),
                                entry.meaning().in(Locale.ENGLISH),
                                entry.remedy().in(Locale.ENGLISH),
                                entry.retry().text().in(Locale.ENGLISH))));
        if (System.getProperty("ieum.errors", "").equals("write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document.toString());
    }
}
