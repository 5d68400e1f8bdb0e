package kr.ieum.simulator.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.simulator.family.FamilyEntry;
import kr.ieum.simulator.family.Kin;
import kr.ieum.simulator.family.ReportDesk;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeFolderTest {

    private final ExchangeFolder folder = ExchangeFolder.open("family-reports", "/in", 0, "secret", Clock.systemUTC());

    @AfterEach
    void ends() {
        folder.close();
    }

    @Test
    void what_a_caller_renames_is_recorded_whole_with_the_lines_of_its_signature() throws Exception {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.start();
            try (ClientSession session = client.connect("ieum", "127.0.0.1", folder.port())
                    .verify(5000)
                    .getClientSession()) {
                session.addPasswordIdentity("secret");
                session.auth().verify(5000);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    put(sftp, "/in/1.sig.part", "idempotency-key: 1\n".getBytes(US_ASCII));
                    sftp.rename("/in/1.sig.part", "/in/1.sig");
                    put(sftp, "/in/1.txt.part", "똠방각하".getBytes(Charset.forName("MS949")));
                    sftp.rename("/in/1.txt.part", "/in/1.txt");
                }
            }
        }
        assertThat(folder.requests()).hasSize(1);
        RecordedRequest request = folder.requests().getFirst();
        assertThat(request.operation()).isEqualTo("put");
        assertThat(request.path()).isEqualTo("/in/1.txt");
        assertThat(request.headers()).containsExactly(Map.entry("idempotency-key", "1"));
        assertThat(request.body()).isEqualTo("똠방각하");
    }

    private static void put(SftpClient sftp, String path, byte[] bytes) throws IOException {
        try (OutputStream out = sftp.write(path)) {
            out.write(bytes);
        }
    }

    @Test
    void a_death_is_reported_by_a_file_whose_signature_the_public_key_verifies(@TempDir Path keys) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(keys.resolve("key-id"), "family/1\n");
        Files.writeString(
                keys.resolve("signature-key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        FamilyEntry dead = new FamilyEntry(
                "",
                "갑똠남",
                "",
                "",
                "8502131100001",
                "남",
                Kin.NONE,
                Kin.NONE,
                Kin.NONE,
                List.of(),
                "미혼",
                "2026년 11월 20일",
                "2026년 11월 21일");
        FolderSigner signer = new FolderSigner(keys, "Z000001/family-reports", Clock.systemUTC());
        ReportDesk desk = new ReportDesk(List.of(dead), folder, Optional.of(signer), Clock.systemUTC());

        String name = desk.report("8502131100001");

        String report = folder.files().get(name);
        assertThat(report).contains("urn:scourt:family:report:1", "갑똠남", "2026년 11월 20일");
        Map<String, String> fields = folder.files()
                .get(name + ".sig")
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')), line -> line.substring(line.indexOf(':') + 2)));
        assertThat(fields).containsEntry("ieum-queue", "/in").containsEntry("idempotency-key", name);
        String parameters = fields.get("signature-input").replaceFirst("ieum=", "");
        String base = List.of("ieum-queue", "ieum-system", "idempotency-key", "content-digest", "content-type").stream()
                        .map(field -> '"' + field + "\": " + fields.get(field) + '\n')
                        .collect(Collectors.joining())
                + "\"@signature-params\": " + parameters;
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(pair.getPublic());
        signature.update(base.getBytes(UTF_8));
        assertThat(signature.verify(
                        Base64.getDecoder().decode(fields.get("signature").replaceAll("^ieum=:|:$", ""))))
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> desk.report("8609212100002"));
    }

    @Test
    void it_is_well_or_dead_and_nothing_else() {
        folder.behave(Behaviour.of(Mode.DEAD));
        folder.behave(Behaviour.of(Mode.NORMAL));
        assertThatIllegalArgumentException().isThrownBy(() -> folder.behave(Behaviour.of(Mode.HUGE)));
        assertThat(folder.behaviour().mode()).isEqualTo(Mode.NORMAL);
    }
}
