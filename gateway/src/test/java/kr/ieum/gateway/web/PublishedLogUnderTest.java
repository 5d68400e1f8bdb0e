package kr.ieum.gateway.web;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.publish.PublishSettings;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.publish.StampedCheckpoints;
import kr.ieum.gateway.log.publish.Stamping;
import kr.ieum.gateway.log.publish.Timestamps;
import kr.ieum.gateway.log.publish.Vouching;
import kr.ieum.gateway.testing.Databases;
import org.springframework.context.annotation.Bean;

/** The published log as it is, over the screens' own log. */
class PublishedLogUnderTest {

    @Bean
    LogReader logReader(Databases.Database database) {
        return new LogReader(database.dataSource());
    }

    private static final String NAME = "ieum.local/log";

    @Bean
    PublishSettings publishSettings() throws IOException {
        return new PublishSettings(NAME, Files.createTempDirectory("ieum-log-"), PublishSettings.INTERVAL);
    }

    @Bean
    PublishedLog publishedLog(
            Databases.Database database,
            DisclosureLog log,
            PublishSettings settings,
            SheetsUnderTest.Store store,
            Clock clock) {
        return PublishedLog.start(
                database.dataSource(),
                log,
                settings,
                NoteSigner.ofLog(NAME, store.keys().signing("log")),
                Vouching.NOBODY,
                clock);
    }

    @Bean
    StampedCheckpoints stampedCheckpoints(
            Databases.Database database, PublishSettings settings, PublishedLog published) {
        return new StampedCheckpoints(database.dataSource(), settings, Optional.empty(), published.key());
    }

    /** An authority whose word is a byte. */
    @Bean
    Timestamps timestamps(PublishedLog published, StampedCheckpoints stamped, DisclosureLog log, Clock clock) {
        Stamping stamping = new Stamping() {
            @Override
            public String authority() {
                return "test";
            }

            @Override
            public Stamp stamp(byte[] note) {
                return new Stamp(clock.instant(), new byte[] {0x30});
            }
        };
        return Timestamps.start(
                published,
                stamped,
                stamping,
                new Timestamps.Rules(Duration.ofMillis(200), Optional.empty()),
                log,
                clock);
    }
}
