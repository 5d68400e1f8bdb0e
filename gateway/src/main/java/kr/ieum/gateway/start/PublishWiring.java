package kr.ieum.gateway.start;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.publish.PublishSettings;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.publish.StampedCheckpoints;
import kr.ieum.gateway.log.publish.Timestamps;
import kr.ieum.gateway.log.publish.Vouching;
import kr.ieum.gateway.log.tree.NodeHashes;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log as anybody may check it. */
@Configuration(proxyBeanMethods = false)
class PublishWiring {

    private static final String KEY = "log";

    @Bean
    LogHealth logHealth(DisclosureLog log, PublishedLog published) {
        return new LogHealth(log, published);
    }

    @Bean
    @DependsOnDatabaseInitialization
    NoteSigner logSigner(WrappedKeys keys, Parts parts) throws StartRefusedException {
        try {
            NodeSettings.Log settings = parts.federation().node().log();
            NoteSigner signer = NoteSigner.ofLog(settings.origin(), keys.signing(KEY));
            requireSameLog(settings.policy(), signer.verifier());
            return signer;
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    PublishSettings publishSettings(Parts parts) {
        NodeSettings.Log settings = parts.federation().node().log();
        return new PublishSettings(
                settings.origin(),
                parts.logFiles(),
                PublishSettings.INTERVAL,
                settings.policy().map(policy -> settings.grace()));
    }

    @Bean
    StampedCheckpoints stampedCheckpoints(
            DataSource database, PublishSettings settings, NoteSigner signer, Parts parts) {
        return new StampedCheckpoints(
                database,
                settings,
                parts.federation().node().log().timestamps().flatMap(TimestampSettings::copies),
                signer.verifier());
    }

    @Bean
    PublishedLog publishedLog(
            DataSource database,
            DisclosureLog log,
            PublishSettings settings,
            NoteSigner signer,
            StampedCheckpoints stamped,
            Parts parts,
            Clock clock) {
        Vouching witnesses = parts.federation()
                .node()
                .log()
                .policy()
                .<Vouching>map(LogWitnesses::new)
                .orElse(Vouching.NOBODY);
        return PublishedLog.start(database, log, settings, signer, new Outside(witnesses, stamped), clock);
    }

    /** In the demo an authority of its own; elsewhere the configured one, if there is one. */
    @Bean
    LogTimestamps logTimestamps(
            PublishedLog published, StampedCheckpoints stamped, DisclosureLog log, Parts parts, Clock clock) {
        NodeSettings.Log settings = parts.federation().node().log();
        Optional<LogStamping> stamping = settings.timestamps()
                .map(LogStamping::of)
                .or(() -> parts.demo()
                        .map(demo -> LogStamping.demo(
                                new DemoAuthority(parts.logFiles().resolveSibling("timestamp-demo")), clock)));
        Timestamps.Rules rules = new Timestamps.Rules(
                settings.timestamps().map(TimestampSettings::interval).orElse(TimestampSettings.INTERVAL),
                settings.timestamps().filter(TimestampSettings::required).map(required -> settings.grace()));
        return new LogTimestamps(stamping.map(by -> Timestamps.start(published, stamped, by, rules, log, clock)));
    }

    /** The timestamps of this log, if somebody gives it some. */
    record LogTimestamps(Optional<Timestamps> running) implements AutoCloseable {
        @Override
        public void close() {
            running.ifPresent(Timestamps::close);
        }
    }

    /** Witnesses vouch; at a start, what was timestamped is looked at too. */
    private record Outside(Vouching witnesses, StampedCheckpoints stamped) implements Vouching {
        @Override
        public SignedNote vouch(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
            return witnesses.vouch(checkpoint, note, tree);
        }

        @Override
        public void compare(Checkpoint checkpoint, SignedNote note, NodeHashes tree) throws IOException {
            stamped.compare(checkpoint, tree);
            witnesses.compare(checkpoint, note, tree);
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
