package kr.ieum.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys from the environment and from a PKCS#11 token, SoftHSM2 where it is installed. */
class MasterKeySourceTest {

    private static final Path SOFTHSM = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final Path TOKENS = Path.of("/var/lib/softhsm/tokens");
    private static final String PIN = "2026";

    @TempDir
    Path folder;

    @Test
    void an_environment_without_a_key_names_none() throws IOException {
        assertThat(MasterKeySource.of(Map.of())).isEmpty();
    }

    @Test
    void a_key_in_the_environment_is_the_one_that_a_file_would_hold() throws IOException {
        String text = Base64.getEncoder().encodeToString(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        Path file = Files.writeString(folder.resolve("master.key"), text + "\n");

        assertThat(MasterKeySource.of(Map.of(MasterKeySource.VARIABLE, text))
                        .orElseThrow()
                        .bytes())
                .isEqualTo(MasterKey.read(file).bytes());
    }

    @Test
    void what_is_no_key_is_refused_without_repeating_it() {
        for (String wrong : new String[] {"", "c2hvcnQ=", "not base64 at all!"}) {
            assertThatThrownBy(() -> MasterKeySource.of(Map.of(MasterKeySource.VARIABLE, wrong)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(MasterKeySource.VARIABLE)
                    .hasMessageNotContaining(wrong.isEmpty() ? "not base64" : wrong);
        }
        assertThatThrownBy(() -> MasterKeySource.of(Map.of(MasterKeySource.VARIABLE, "x", MasterKeySource.TOKEN, "y")))
                .hasMessageContaining("unset one");
        assertThatThrownBy(() -> MasterKeySource.of(
                        Map.of(MasterKeySource.TOKEN, folder.resolve("none.cfg").toString())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_token_yields_the_same_key_each_time_and_another_token_another() throws Exception {
        Assumptions.assumeTrue(Files.exists(SOFTHSM), "SoftHSM2 is not installed: no token to try");
        Assumptions.assumeTrue(Files.isWritable(TOKENS), "this account may make no token in SoftHSM2");
        String one = label();
        String two = label();
        try {
            // both before the library is loaded, which looks for tokens once
            String slotOfOne = slot(one);
            String slotOfTwo = slot(two);
            Map<String, String> token = token("one", slotOfOne);

            byte[] key = MasterKeySource.of(token).orElseThrow().bytes();

            assertThat(key).hasSize(MasterKey.BYTES).isNotEqualTo(new byte[MasterKey.BYTES]);
            assertThat(MasterKeySource.of(token).orElseThrow().bytes()).isEqualTo(key);
            assertThat(MasterKeySource.of(token("two", slotOfTwo)).orElseThrow().bytes())
                    .isNotEqualTo(key);
        } finally {
            softhsm("--delete-token", "--token", one);
            softhsm("--delete-token", "--token", two);
        }
    }

    /** A token's label has 32 characters at most. */
    private static String label() {
        return "ieum-test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String slot(String label) throws Exception {
        String said = softhsm("--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN);
        Matcher slot = Pattern.compile("reassigned to slot (\\d+)").matcher(said);
        assertThat(slot.find()).as(said).isTrue();
        return slot.group(1);
    }

    private static String softhsm(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("softhsm2-util"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** A token with a key that can't be taken out of it. */
    private Map<String, String> token(String name, String slot) throws Exception {
        Path configuration = Files.writeString(folder.resolve(name + ".cfg"), """
            name = %s
            library = %s
            slot = %s
            attributes(generate, CKO_SECRET_KEY, *) = {
              CKA_EXTRACTABLE = false
            }
            """.formatted(name, SOFTHSM, slot));
        Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, PIN.toCharArray());
        KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
        generator.init(256);
        keys.setKeyEntry(MasterKeySource.LABEL, generator.generateKey(), null, null);
        return Map.of(MasterKeySource.TOKEN, configuration.toString(), MasterKeySource.PIN, PIN);
    }
}
