package kr.ieum.gateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every Java source is formatted by palantir-java-format. The formatter needs the compiler of the release it formats, so
 * it runs here, on the JDK that the build selects, and not in Maven's own process, which may be older.
 */
class SourceFormatTest {

    private static final Path ROOT = Path.of(System.getProperty("ieum.root"));

    /** {@code -Dieum.format=apply} writes instead of complaining. */
    private static final boolean APPLY = "apply".equals(System.getProperty("ieum.format"));

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void every_source_is_formatted() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(ROOT)) {
            sources = files.filter(p -> p.toString().endsWith(".java"))
                    .filter(p -> ROOT.relativize(p).toString().contains("src/"))
                    .toList();
        }
        assertThat(sources).isNotEmpty();
        List<String> unformatted = sources.parallelStream()
                .filter(source -> !isFormatted(source))
                .map(source -> ROOT.relativize(source).toString())
                .sorted()
                .toList();
        assertThat(unformatted)
                .as("run: mvn -q -pl gateway -am test -Dtest=SourceFormatTest -Dieum.format=apply")
                .isEmpty();
    }

    private boolean isFormatted(Path source) {
        try {
            String text = Files.readString(source);
            String formatted = formatter.formatSourceAndFixImports(text);
            if (APPLY && !formatted.equals(text)) {
                Files.writeString(source, formatted);
                return true;
            }
            return formatted.equals(text);
        } catch (IOException | FormatterException e) {
            throw new IllegalStateException(source.toString(), e);
        }
    }
}
