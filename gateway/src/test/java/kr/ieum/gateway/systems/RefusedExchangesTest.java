package kr.ieum.gateway.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the edge refused stands in the log, and nobody can fill the log with it. */
class RefusedExchangesTest {

    private static final SystemId WELFARE = new SystemId("3000000", "welfare-case");
    private static final SystemId PERMIT = new SystemId("3000000", "permit-case");

    private final Databases.Database database = Databases.h2();
    private final DisclosureLog log =
            DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
    private final RefusedExchanges refused = new RefusedExchanges(log, Clock.systemUTC(), new SecureRandom());

    @AfterEach
    void closeDatabase() {
        log.close();
        database.close();
    }

    @Test
    void aThousandOfOneFaultAreOneLeafWithTheirNumberAndEachSystemAndFaultHasItsOwn() {
        for (int i = 0; i < 1_000; i++) {
            refused.count(WELFARE, "signature-wrong");
        }
        refused.count(WELFARE, "nonce-used");
        refused.count(PERMIT, "signature-wrong");

        refused.write();
        refused.write();

        assertThat(objects())
                .containsExactlyInAnyOrder(
                        "3000000/welfare-case signature-wrong 1000",
                        "3000000/welfare-case nonce-used 1",
                        "3000000/permit-case signature-wrong 1");
    }

    @Test
    void whatTheLogCantTakeStaysCounted() {
        refused.count(WELFARE, "expired");
        DisclosureLog closed = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, Clock.systemUTC());
        RefusedExchanges without = new RefusedExchanges(closed, Clock.systemUTC(), new SecureRandom());
        without.count(WELFARE, "expired");
        closed.close();

        assertThatThrownBy(without::write).isInstanceOf(LogUnavailable.class);
        without.count(WELFARE, "expired");
        assertThatThrownBy(without::write).isInstanceOf(LogUnavailable.class);
        assertThat(objects()).isEmpty();

        refused.write();
        assertThat(objects()).containsExactly("3000000/welfare-case expired 1");
    }

    private List<String> objects() {
        return new LogReader(database.dataSource())
                .list(0, 100).stream()
                        .map(LogEntry::leaf)
                        .filter(Leaf.Admin.class::isInstance)
                        .map(Leaf.Admin.class::cast)
                        .filter(act -> act.action().equals(RefusedExchanges.ACTION))
                        .map(Leaf.Admin::object)
                        .toList();
    }
}
