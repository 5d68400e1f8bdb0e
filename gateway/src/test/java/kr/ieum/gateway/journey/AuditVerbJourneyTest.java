package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kr.ieum.gateway.command.TypedVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ieum audit} on a running node, as an auditor types it and as whoever gets the copy checks it. */
@OnTheDemoNode
class AuditVerbJourneyTest {

    private static final int PROOFS_CHECKED = 3;

    private final DemoNode node;

    @TempDir
    Path folder;

    AuditVerbJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void what_is_exported_is_checked_with_the_launcher_alone_and_a_changed_byte_is_refused() throws Exception {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);
        Path zip = folder.resolve("found.zip");

        TypedVerb exported = typed("export", "--state", "released", "--reason", "정기 점검", "--out", zip.toString());

        assertThat(exported.exit()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("holds the entries with their proofs");
        Path copy = unpacked(zip);
        assertThat(Files.readString(copy.resolve("entries.csv"))).contains(Cases.HEALTHY, "kim.jihyun");
        List<Path> proofs;
        try (Stream<Path> all = Files.list(copy.resolve("proofs"))) {
            proofs = all.limit(PROOFS_CHECKED).toList();
        }
        assertThat(proofs).hasSizeGreaterThan(1);
        for (Path proof : proofs) {
            assertThat(verified(proof, copy).exit()).isZero();
        }
        byte[] bytes = Files.readAllBytes(proofs.getFirst());
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("extra ") + 20] ^= 1;
        Files.write(proofs.getFirst(), bytes);
        assertThat(verified(proofs.getFirst(), copy).exit()).isEqualTo(1);
        assertThat(typed("search", "--state", "act").out()).contains("audit-export");
    }

    @Test
    void who_is_no_auditor_exports_nothing() {
        Path zip = folder.resolve("found.zip");
        TypedVerb refused = TypedVerb.of(
                "audit",
                "export",
                "--gateway",
                node.address().toString(),
                "--user",
                "kim.jihyun",
                "--password-file",
                node.passwordOf("kim.jihyun").toString(),
                "--reason",
                "curious",
                "--out",
                zip.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).isNotBlank();
        assertThat(zip).doesNotExist();
    }

    private TypedVerb typed(String verb, String... options) {
        return TypedVerb.of(Stream.concat(
                        Stream.of(
                                "audit",
                                verb,
                                "--gateway",
                                node.address().toString(),
                                "--user",
                                "bae.junseo",
                                "--password-file",
                                node.passwordOf("bae.junseo").toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private static TypedVerb verified(Path proof, Path copy) {
        return TypedVerb.of(
                "log",
                "verify",
                proof.toString(),
                "--key",
                copy.resolve("log.vkey").toString());
    }

    private Path unpacked(Path zip) throws IOException {
        Path target = folder.resolve("copy");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(file.resolveSibling(""));
                Files.write(file, in.readAllBytes());
            }
        }
        return target;
    }
}
