package kr.ieum.gateway.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import kr.ieum.gateway.correction.CorrectionStore;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.correction.References;
import kr.ieum.gateway.correction.TicketedCorrections;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.sheet.IssuedSheets;
import kr.ieum.gateway.sheet.Sheets;
import kr.ieum.gateway.sheet.SignedSheets;
import kr.ieum.gateway.testing.Databases;
import org.springframework.context.annotation.Bean;

/**
 * The real sheets and reports of errors, on a database of the context under test; imported, so that a whole node of another
 * test never scans them.
 */
class SheetsUnderTest {

    /** A database, and the keys in it. */
    static final class Store implements AutoCloseable {

        private final Databases.Database database = Databases.h2();
        private final Clock clock;
        private final MasterKey master;
        private final WrappedKeys keys;

        Store(Clock clock) throws IOException {
            Path folder = Files.createTempDirectory("ieum-web-");
            Path file = folder.resolve("master.key");
            MasterKey.make(file);
            this.clock = clock;
            master = MasterKey.read(file);
            keys = keysIn(database);
            Files.delete(file);
            Files.delete(folder);
        }

        Databases.Database database() {
            return database;
        }

        WrappedKeys keys() {
            return keys;
        }

        WrappedKeys keysIn(Databases.Database other) {
            return new WrappedKeys(other.dataSource(), master, clock, new SecureRandom());
        }

        @Override
        public void close() {
            database.close();
        }
    }

    @Bean
    Store sheetStore(Clock clock) throws IOException {
        return new Store(clock);
    }

    @Bean
    Corrections corrections(Store store, Clock clock) {
        return new TicketedCorrections(
                new CorrectionStore(store.database().dataSource()),
                new References(store.keys().mac("correction-references-1")),
                () -> {},
                clock);
    }

    /** What the script tells is kept at once. */
    @Bean
    ScriptedLookups.Keeper toldFields(Store store, Corrections corrections) {
        return (lookup, openCase, official, recipient, fields) -> corrections
                .told(lookup, openCase, official, recipient, fields)
                .ifPresent(companion -> {
                    try (Connection connection = store.database().dataSource().getConnection()) {
                        companion.write(connection);
                    } catch (SQLException | CompanionRefused e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** The one keeper of the script. */
    @Bean
    Keepers keepers() {
        return agency -> agency.equals("1210000") ? Set.of("tax-income") : Set.of();
    }

    @Bean
    Sheets sheets(Store store, Clock clock) {
        return new SignedSheets(
                new IssuedSheets(store.database().dataSource()), store.keys(), clock, new SecureRandom());
    }
}
