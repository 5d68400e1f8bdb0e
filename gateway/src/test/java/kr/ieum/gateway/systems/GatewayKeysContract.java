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
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.Revocation;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.systems.GatewayKeys.Announced;
import kr.ieum.gateway.systems.GatewayKeys.Revoked;
import kr.ieum.gateway.systems.RegisteredSystems.Actor;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        assertThat(signed(other.all().getFirst(), message))
                .as("the same secret")
                .isEqualTo(signed(second, message));
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

    @Test
    void aStolenKeySignsNothingFromThatMomentOnAndAFreshOneSigns() {
        GatewayKey first = keys.all().getFirst();

        Revoked.Done done = revoked(keys, first);

        assertThat(done.key().revoked())
                .hasValueSatisfying(
                        revocation -> assertThat(revocation.reason()).isEqualTo(Revocation.Reason.COMPROMISED));
        assertThat(done.key().secret()).as("destroyed").isEmpty();
        assertThat(done.signs().keyId()).isNotEqualTo(first.keyId());
        assertThat(ids(keys)).containsExactly(done.signs().keyId(), first.keyId());
        assertThat(keys.all().getLast().stateAt(later())).isEqualTo(GatewayKey.State.REVOKED);
        assertThat(keys.all().getLast().spki()).as("still published").isEqualTo(first.spki());
        assertThat(ids(node())).as("after a restart").isEqualTo(ids(keys));
        assertThat(node().all().getLast().revoked()).isEqualTo(done.key().revoked());
    }

    @Test
    void anotherNodeFollowsWithinTheTimeInWhichItReadsAnew() {
        GatewayKeys other = node();
        GatewayKey first = other.all().getFirst();

        Revoked.Done done = revoked(keys, first);
        now[0] = now[0].plusSeconds(2);

        assertThat(ids(other)).containsExactly(done.signs().keyId(), first.keyId());
        assertThat(other.all().getLast().secret()).isEmpty();
        byte[] message = {1, 2, 3};
        assertThat(signed(other.all().getFirst(), message)).isEqualTo(signed(done.signs(), message));
    }

    @Test
    void whichIsAnnouncedTakesOverAtOnceAndMayBeRevokedBeforeItEverSigns() {
        GatewayKey first = keys.all().getFirst();
        GatewayKey second = announced(WEEK);
        assertThat(revoked(keys, first).signs().keyId()).isEqualTo(second.keyId());
        now[0] = later();

        GatewayKey third = announced(WEEK);
        Revoked.Done never = revoked(keys, third);
        assertThat(never.signs().keyId()).isEqualTo(second.keyId());
        assertThat(never.key().until()).isEmpty();
        now[0] = now[0].plus(WEEK).plusSeconds(1);
        assertThat(ids(keys).getFirst()).isEqualTo(second.keyId());
        assertThat(keys.all().getFirst().until()).as("nobody took over").isEmpty();
    }

    @Test
    void ofARevokedKeyNothingIsLeftInTheRowThatCouldSign() {
        revoked(keys, keys.all().getFirst());
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("SELECT OCTET_LENGTH(wrapped) FROM wrapped_key WHERE revoked_at IS NOT NULL")
                        .query(Integer.class)
                        .list())
                .as("a tag of 16 bytes over nothing")
                .containsExactly(16);
    }

    @Test
    void theSecretOfAFormerKeyGoesAMinuteAfterAnotherTookOverAndWhatItSignedStaysSigned() {
        GatewayKey first = keys.all().getFirst();
        announced(WEEK);
        now[0] = now[0].plus(WEEK).plusSeconds(59);
        keys.tidy();
        assertThat(keys.all().getLast().secret())
                .as("for a node whose clock is behind")
                .isPresent();
        now[0] = now[0].plusSeconds(2);
        keys.tidy();
        GatewayKey former = keys.all().getLast();
        assertThat(former.keyId()).isEqualTo(first.keyId());
        assertThat(former.secret()).isEmpty();
        assertThat(former.revoked()).isEmpty();
        assertThat(former.stateAt(now[0])).isEqualTo(GatewayKey.State.FORMER);
    }

    @Test
    void aRevocationStandsInTheLogWithTheKeyThatFollowsAndIsDoneOnce() {
        GatewayKey first = keys.all().getFirst();
        Revoked.Done done = revoked(keys, first);
        assertThat(keys.revoke(first.keyId(), Revocation.Reason.SUPERSEDED, OPERATOR))
                .isEqualTo(new Revoked.Hindered(Hindrance.GATEWAY_KEY_REVOKED));
        assertThat(keys.revoke("gateway/0000000000000000", Revocation.Reason.COMPROMISED, OPERATOR))
                .isEqualTo(new Revoked.Hindered(Hindrance.NO_SUCH_GATEWAY_KEY));

        List<Leaf> leaves = new LogReader(database.dataSource())
                .list(0, 100).stream().map(entry -> entry.leaf()).toList();
        assertThat(leaves).hasSize(3);
        assertThat(leaves)
                .filteredOn(Leaf.Key.class::isInstance)
                .extracting(leaf -> ((Leaf.Key) leaf).keyId() + " " + ((Leaf.Key) leaf).action())
                .containsExactlyInAnyOrder(
                        first.keyId() + " revoked", done.signs().keyId() + " announced");
        assertThat(leaves)
                .filteredOn(Leaf.Admin.class::isInstance)
                .singleElement()
                .satisfies(leaf -> {
                    assertThat(((Leaf.Admin) leaf).action()).isEqualTo("gateway-key-revoked");
                    assertThat(((Leaf.Admin) leaf).object()).isEqualTo(first.keyId() + " compromised");
                });
    }

    @Test
    void withoutALeafNoKeyIsRevoked() {
        String first = keys.all().getFirst().keyId();
        log.close();
        assertThatThrownBy(() -> keys.revoke(first, Revocation.Reason.COMPROMISED, OPERATOR))
                .isInstanceOf(LogUnavailable.class);
        assertThat(ids(node())).containsExactly(first);
        assertThat(node().all().getFirst().secret()).isPresent();
    }

    @Test
    void whoTakesARevocationBackInTheRowsIsNoticed() {
        revoked(keys, keys.all().getFirst());
        JdbcClient client = JdbcClient.create(database.dataSource());
        assertThat(client.sql("UPDATE wrapped_key SET revoked_at = NULL, revoked_for = NULL WHERE revoked_at IS NOT"
                                + " NULL")
                        .update())
                .isEqualTo(1);
        assertThatThrownBy(this::node).isInstanceOf(KeysLockedException.class);
    }

    private static byte[] signed(GatewayKey key, byte[] message) {
        return key.secret().orElseThrow().sign(message);
    }

    private Revoked.Done revoked(GatewayKeys at, GatewayKey key) {
        Revoked revoked = at.revoke(key.keyId(), Revocation.Reason.COMPROMISED, OPERATOR);
        assertThat(revoked).isInstanceOf(Revoked.Done.class);
        return (Revoked.Done) revoked;
    }

    private Instant later() {
        return now[0].plusSeconds(1);
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
