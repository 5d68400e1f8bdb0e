package kr.ieum.gateway.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.oversight.OpenSessions.Opened;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of open sessions promises, on every database. */
abstract class SessionStoreContract {

    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
    private static final String KIM = "kim.jihyun";

    private Databases.Database database;
    private SessionStore node;
    private SessionStore otherNode;

    abstract Databases.Database open();

    @BeforeEach
    void openStore() {
        database = open();
        node = new SessionStore(database.dataSource(), PSEUDONYMS);
        otherNode = new SessionStore(database.dataSource(), PSEUDONYMS);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private static Opened session(int second) {
        return new Opened(
                new UUID(0, second).toString(),
                Instant.parse("2026-11-25T00:00:00Z").plusSeconds(second));
    }

    @Test
    void an_official_has_one_session_whichever_node_it_began_on() {
        assertThat(node.open(KIM, session(1))).isEmpty();
        assertThat(otherNode.open(KIM, session(2))).contains(session(1));
        assertThat(node.current(KIM)).contains(session(2));
        assertThat(node.current("lee.sua")).isEmpty();
    }

    @Test
    void a_session_ends_only_itself() {
        node.open(KIM, session(1));
        otherNode.open(KIM, session(2));
        node.close(KIM, session(1).marker());
        assertThat(node.current(KIM)).contains(session(2));
        node.close(KIM, session(2).marker());
        assertThat(otherNode.current(KIM)).isEmpty();
    }

    @Test
    void the_table_names_nobody() {
        node.open(KIM, session(1));
        assertThat(org.springframework.jdbc.core.simple.JdbcClient.create(database.dataSource())
                        .sql("SELECT official FROM official_session")
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void without_the_database_a_node_goes_by_what_it_knows() {
        node.open(KIM, session(1));
        database.release();
        assertThat(node.current(KIM)).contains(session(1));
        assertThat(node.open(KIM, session(2))).contains(session(1));
        assertThat(node.current(KIM)).contains(session(2));
        node.close(KIM, session(2).marker());
        assertThat(node.current(KIM)).isEmpty();
    }
}
