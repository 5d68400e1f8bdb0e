package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of a node that starts for the first time. */
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
}
