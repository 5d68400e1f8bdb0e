package kr.ieum.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keys at rest promise, on every database. */
abstract class WrappedKeysContract {

    @TempDir
    Path folder;

    private Databases.Database database;
    private MasterKey master;

    abstract Databases.Database open();

    @BeforeEach
    void openDatabase() throws IOException {
        database = open();
        master = masterKey("master.key");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private MasterKey masterKey(String file) throws IOException {
        MasterKey.make(folder.resolve(file));
        return MasterKey.read(folder.resolve(file));
    }

    private WrappedKeys keys(MasterKey with) {
        return new WrappedKeys(database.dataSource(), with, Clock.systemUTC(), new SecureRandom());
    }

    @Test
    void aKeyIsMadeOnceAndEveryNodeHasTheSame() {
        byte[] first = keys(master).mac("a").getEncoded();
        assertThat(first).hasSize(32);
        assertThat(keys(master).mac("a").getEncoded()).isEqualTo(first);
        assertThat(keys(master).mac("b").getEncoded()).isNotEqualTo(first);
    }

    @Test
    void theDatabaseHoldsNoKeyInClear() {
        byte[] key = keys(master).mac("a").getEncoded();
        byte[] wrapped = JdbcClient.create(database.dataSource())
                .sql("SELECT wrapped FROM wrapped_key WHERE name = 'a'")
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(wrapped).hasSize(key.length + 16);
        assertThat(new String(wrapped, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
    }

    @Test
    void anotherMasterKeyOpensNothingAndTheErrorSaysWhatToDo() throws IOException {
        keys(master).signing("s");
        MasterKey other = masterKey("other.key");
        assertThatThrownBy(() -> keys(other).signing("s"))
                .isInstanceOf(KeysLockedException.class)
                .hasMessageContaining("'s'")
                .hasMessageContaining("keys/master.key");
    }

    @Test
    void noKeyPassesForAnotherAndNoPublicPartIsExchanged() {
        keys(master).signing("s");
        keys(master).signing("t");
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("UPDATE wrapped_key SET public_part = (SELECT public_part FROM wrapped_key WHERE name = 't')"
                        + " WHERE name = 's'")
                .update();
        assertThatThrownBy(() -> keys(master).signing("s")).isInstanceOf(KeysLockedException.class);
        jdbc.sql("UPDATE wrapped_key SET name = 'u' WHERE name = 't'").update();
        assertThatThrownBy(() -> keys(master).signing("u")).isInstanceOf(KeysLockedException.class);
    }

    @Test
    void aSignatureIsEd25519AsEverybodyKnowsIt() throws Exception {
        SigningKey key = keys(master).signing("s");
        byte[] message = "a statement\n".getBytes(StandardCharsets.UTF_8);
        String base64 =
                key.published().pem().replaceAll("-----[A-Z ]+-----", "").strip();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
        verifier.update(message);
        assertThat(verifier.verify(key.sign(message))).isTrue();
    }
}
