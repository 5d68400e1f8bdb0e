package kr.ieum.gateway.start;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
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
        NodeSettings.Log settings = parts.federation().node().log();
        String name = settings.origin();
        try {
            NoteSigner signer = NoteSigner.ofLog(name, keys.signing(KEY));
            requireSameLog(settings.policy(), signer.verifier());
            return PublishedLog.start(
                    database,
                    log,
                    new PublishSettings(
                            name,
                            parts.logFiles(),
                            PublishSettings.INTERVAL,
                            settings.policy().map(policy -> settings.grace())),
                    signer,
                    settings.policy().<Vouching>map(LogWitnesses::new).orElse(Vouching.NOBODY),
                    clock);
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** A policy that is another log's would be checked by nobody against this one. */
    private static void requireSameLog(Optional<WitnessPolicy> policy, VerifierKey key) throws StartRefusedException {
        if (policy.filter(p -> !p.logs().isEmpty() && !p.logs().contains(key)).isPresent()) {
            throw new StartRefusedException("The log's policy names another log's key than this node's, which is "
                    + key.text() + "; correct its log line.");
        }
    }
}
