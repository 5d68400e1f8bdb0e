package kr.ieum.gateway.start;

import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.publish.PublishSettings;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.publish.Vouching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log as anybody may check it. */
@Configuration(proxyBeanMethods = false)
class PublishWiring {

    private static final String KEY = "log";

    @Bean
    PublishedLog publishedLog(DataSource database, DisclosureLog log, WrappedKeys keys, Parts parts, Clock clock)
            throws StartRefusedException {
        String name = parts.federation().node().log().origin();
        try {
            return PublishedLog.start(
                    database,
                    log,
                    new PublishSettings(name, parts.logFiles(), PublishSettings.INTERVAL),
                    NoteSigner.ofLog(name, keys.signing(KEY)),
                    Vouching.NOBODY,
                    clock);
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }
}
