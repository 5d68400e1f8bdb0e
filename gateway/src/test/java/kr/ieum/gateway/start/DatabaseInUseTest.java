package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.yaml.Faults;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose claims may be taken back at a start follows from the database that the node runs on. */
class DatabaseInUseTest {

    @Test
    void anH2FileBelongsToOneProcessAndAPostgresToNone() throws Exception {
        try (Databases.Database file = Databases.h2();
                Databases.Database server = Databases.postgres()) {
            assertThat(DatabaseInUse.isOfOneProcess(file.dataSource())).isTrue();
            assertThat(DatabaseInUse.isOfOneProcess(server.dataSource())).isFalse();
        }
    }

    @Test
    void aDemoWhoseConfigurationNamesAPostgresRunsOnAFileOfItsOwn(@TempDir Path folder) throws Exception {
        Path config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("gateway.yaml"), """
            format: ieum-gateway/1
            database:
              url: jdbc:postgresql://db.example.go.kr:5432/ieum
              user: ieum
              password: secret:database
            """);
        NodeSettings settings = NodeSettings.read(config, new Faults());
        assertThat(settings.database()).isPresent();

        try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
            Map<String, Object> started = Node.settings(
                    settings,
                    new NodeOptions(config, folder, folder, OptionalInt.of(0), OptionalInt.empty(), true, folder),
                    data,
                    new Secrets(Map.of(), folder));
            JdbcDataSource database = new JdbcDataSource();
            database.setURL(String.valueOf(started.get("spring.datasource.url")));
            assertThat(DatabaseInUse.isOfOneProcess(database)).isTrue();
        }
    }
}
