package kr.ieum.gateway.web;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.publish.PublishSettings;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.publish.Vouching;
import kr.ieum.gateway.testing.Databases;
import org.springframework.context.annotation.Bean;

/** The published log as it is, over the screens' own log. */
class PublishedLogUnderTest {

    @Bean
    LogReader logReader(Databases.Database database) {
        return new LogReader(database.dataSource());
    }

    @Bean
    PublishedLog publishedLog(Databases.Database database, DisclosureLog log, SheetsUnderTest.Store store, Clock clock)
            throws IOException {
        String name = "ieum.local/log";
        return PublishedLog.start(
                database.dataSource(),
                log,
                new PublishSettings(name, Files.createTempDirectory("ieum-log-"), PublishSettings.INTERVAL),
                NoteSigner.ofLog(name, store.keys().signing("log")),
                Vouching.NOBODY,
                clock);
    }
}
