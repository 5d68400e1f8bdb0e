package kr.ieum.gateway.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.systems.GatewayKeys.Announced;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway's own keys promise while one follows another, on every database. */
abstract class GatewayKeysContract {

    private static final Actor OPERATOR = new Actor("1741000", "moon.garam");
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path folder;

    private final Instant[] now = {Instant.parse("2026-11-26T10:15:30.123Z")};
    private final Clock clock = ChangingClock.showing(now);
    private Databases.Database database;
    private MasterKey master;
    private DisclosureLog log;
    private GatewayKeys keys;

    abstract Databases.Database open();

    @BeforeEach
    void openKeys() throws IOException {
        database = open();
        MasterKey.make(folder.resolve("master.key"));
        master = MasterKey.read(folder.resolve("master.key"));
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        keys = node();
    }

    @AfterEach
    void closeDatabase() {
        log.close();
        database.close();
    }

    private GatewayKeys node() {
        return new GatewayKeys(
                new WrappedKeys(database.dataSource(), master, clock, new SecureRandom()),
                log,
                clock,
                new SecureRandom());
    }

    @Test
    void theNextKeyIsShownBeforeItSignsAndTheFormerOneForGood() {
        GatewayKey first = keys.all().getFirst();
        assertThat(keys.all()).hasSize(1);
        assertThat(first.until()).isEmpty();

        GatewayKey second = announced(WEEK);
        assertThat(ids(keys)).containsExactly(first.keyId(), second.keyId());
        assertThat(keys.all().getFirst().until()).contains(second.from());

        now[0] = now[0].plus(WEEK).minusMillis(1);
        assertThat(ids(keys).getFirst()).isEqualTo(first.keyId());
        now[0] = now[0].plusMillis(1);
        assertThat(ids(keys)).containsExactly(second.keyId(), first.keyId());

        GatewayKey third = announced(WEEK);
        assertThat(ids(keys)).containsExactly(second.keyId(), third.keyId(), first.keyId());
        now[0] = now[0].plus(WEEK);
        assertThat(ids(keys)).containsExactly(third.keyId(), second.keyId(), first.keyId());
        assertThat(ids(node())).as("after a restart").isEqualTo(ids(keys));
        assertThat(keys.all().getLast().from()).isEqualTo(first.from());
        assertThat(keys.all().getLast().until()).contains(second.from());
    }

    @Test
    void anotherNodeChangesOverWithoutBeingTold() {
        GatewayKeys other = node();
        GatewayKey second = announced(GatewayKeys.SHORTEST_NOTICE);
        now[0] = now[0].plus(GatewayKeys.SHORTEST_NOTICE);
        assertThat(ids(other)).isEqualTo(ids(keys));
        assertThat(ids(other).getFirst()).isEqualTo(second.keyId());
        byte[] message = {1, 2, 3};
        assertThat(other.all().getFirst().key().sign(message))
                .as("the same secret")
                .isEqualTo(second.key().sign(message));
    }

    @Test
    void theActStandsInTheLogWithTheKeysDigestAndHidesTheOfficial() {
        GatewayKey second = announced(WEEK);

        List<Leaf> leaves = new LogReader(database.dataSource())
                .list(0, 100).stream().map(entry -> entry.leaf()).toList();
        assertThat(leaves).hasSize(2);
        assertThat(leaves.getFirst()).isInstanceOfSatisfying(Leaf.Key.class, leaf -> {
            assertThat(leaf.keyId()).isEqualTo(second.keyId());
            assertThat(leaf.action()).isEqualTo("announced");
            assertThat(leaf.publicKey())
                    .isEqualTo(Digest.sha256(Base64.getDecoder().decode(second.spki())));
        });
        assertThat(leaves.getLast()).isInstanceOfSatisfying(Leaf.Admin.class, leaf -> {
            assertThat(leaf.action()).isEqualTo("gateway-key-announced");
            assertThat(leaf.object())
                    .isEqualTo(second.keyId() + " from " + second.from())
                    .doesNotContain("moon");
        });
    }

    @Test
    void oneIsAnnouncedAtATimeAndNeitherAtOnceNorForEver() {
        announced(WEEK);
        GatewayKeys other = node();
        assertThat(other.announce(WEEK, OPERATOR)).isEqualTo(new Announced.Hindered(Hindrance.SUCCESSOR_WAITS));
        for (Duration notice : List.of(
                Duration.ZERO,
                GatewayKeys.SHORTEST_NOTICE.minusMillis(1),
                GatewayKeys.LONGEST_NOTICE.plusMillis(1),
                WEEK.negated())) {
            assertThat(keys.announce(notice, OPERATOR)).isEqualTo(new Announced.Hindered(Hindrance.NOTICE));
        }
        assertThat(keys.all()).hasSize(2);
        assertThat(new LogReader(database.dataSource()).list(0, 100)).hasSize(2);
    }

    @Test
    void withoutALeafNoKeyIsAnnounced() {
        log.close();
        assertThatThrownBy(() -> keys.announce(WEEK, OPERATOR)).isInstanceOf(LogUnavailable.class);
        assertThat(node().all()).hasSize(1);
    }

    private GatewayKey announced(Duration notice) {
        Announced announced = keys.announce(notice, OPERATOR);
        assertThat(announced).isInstanceOf(Announced.Done.class);
        return ((Announced.Done) announced).key();
    }

    private static List<String> ids(GatewayKeys keys) {
        return keys.all().stream().map(GatewayKey::keyId).toList();
    }
}
