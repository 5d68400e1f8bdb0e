package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of a node, as the node's own settings open it. */
class NodeDatabaseTest {

    @Test
    void rows_are_taken_when_the_connections_of_the_start_have_long_been_retired(@TempDir Path folder)
            throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
            Path config = folder.resolve("config");
            Map<String, Object> settings = Node.settings(
                    NodeSettings.read(config, new Faults()),
                    new NodeOptions(config, folder, folder, OptionalInt.of(0), OptionalInt.empty(), true, folder),
                    data,
                    new Secrets(Map.of(), folder));
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
                    .withPropertyValues(settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new))
                    .withPropertyValues("spring.flyway.locations=classpath:db/migration/common")
                    .run(context -> {
                        HikariDataSource pool = context.getBean(HikariDataSource.class);
                        JdbcClient client = JdbcClient.create(pool);
                        assertThat(client.sql("SELECT epoch FROM policy_epoch")
                                        .query(Long.class)
                                        .single())
                                .isZero();
                        // the log's writer keeps one for itself, so that the file stays open when the pool has retired
                        // its own
                        try (Connection _ = DriverManager.getConnection(data.h2Url())) {
                            pool.getHikariPoolMXBean().softEvictConnections();
                            assertThat(client.sql("INSERT INTO correction_ticket VALUES (?, CURRENT_TIMESTAMP,"
                                                    + " X'00', 'a', 'r', 'f', '', ?, CURRENT_TIMESTAMP, X'00',"
                                                    + " '1', 'OPEN', NULL, '')")
                                            .param(UUID.randomUUID())
                                            .param(UUID.randomUUID())
                                            .update())
                                    .isEqualTo(1);
                        }
                    });
        }
    }

    @Test
    void what_postgresql_refuses_is_told_without_the_values_of_the_row(@TempDir Path folder) throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"));
                Databases.Database postgres = Databases.postgres()) {
            Path config = Files.createDirectory(folder.resolve("config"));
            Files.writeString(
                    config.resolve("gateway.yaml"),
                    Files.readString(ShippedConfig.SHIPPED.resolve("gateway.yaml")) + "\ndatabase: {url: "
                            + postgres.url().replaceFirst("\\?.*", "")
                            + ", user: postgres, password: secret:database-password}\n");
            Faults faults = new Faults();
            Map<String, Object> settings = Node.settings(
                    NodeSettings.read(config, faults),
                    new NodeOptions(config, folder, folder, OptionalInt.of(0), OptionalInt.empty(), false, folder),
                    data,
                    new Secrets(Map.of("IEUM_SECRET_DATABASE_PASSWORD", "postgres"), folder));
            assertThat(faults.list()).isEmpty();
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                    .withPropertyValues(settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new))
                    .run(context -> {
                        try (Connection connection =
                                        context.getBean(HikariDataSource.class).getConnection();
                                PreparedStatement insert = connection.prepareStatement(
                                        "INSERT INTO policy_epoch (id, epoch) VALUES (?, ?)")) {
                            insert.setInt(1, 1);
                            insert.setLong(2, 8502131104958L);
                            insert.addBatch();
                            assertThatExceptionOfType(SQLException.class)
                                    .isThrownBy(insert::executeBatch)
                                    .satisfies(refused ->
                                            assertThat(refused.getSQLState()).isEqualTo("23505"))
                                    .satisfies(refused ->
                                            assertThat(String.valueOf(refused)).doesNotContain("8502131104958"))
                                    .withMessageContaining("policy_epoch");
                        }
                    });
        }
    }
}
