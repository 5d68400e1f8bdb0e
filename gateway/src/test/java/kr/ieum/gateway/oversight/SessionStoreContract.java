package kr.ieum.gateway.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.gateway.oversight.OpenSessions.Opened;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

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

    @Test
    void once_the_database_is_there_again_the_later_session_counts() {
        boolean[] away = {false};
        DataSource now = new DelegatingDataSource(database.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away[0]) {
                    throw new SQLException("planted: away");
                }
                return super.getConnection();
            }
        };
        node = new SessionStore(now, PSEUDONYMS);
        node.open(KIM, session(1));
        away[0] = true;
        node.open(KIM, session(2));
        away[0] = false;
        assertThat(node.current(KIM)).contains(session(2));
        assertThat(otherNode.current(KIM)).contains(session(2));

        away[0] = true;
        node.open(KIM, session(3));
        otherNode.open(KIM, session(4));
        away[0] = false;
        assertThat(node.current(KIM)).contains(session(4));
        assertThat(otherNode.current(KIM)).contains(session(4));
    }
}
