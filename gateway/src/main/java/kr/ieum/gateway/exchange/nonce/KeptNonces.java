package kr.ieum.gateway.exchange.nonce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import kr.ieum.client.profile.Nonces;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nonces in the database that all nodes share. Its primary key decides which of two nodes took a request; those whose
 * time is over are forgotten once a minute by whoever keeps the next one.
 */
public final class KeptNonces implements Nonces {

    private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> clearingDue;

    /** Nonces of a migrated database. */
    public KeptNonces(DataSource database, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.clock = clock;
        this.clearingDue = new AtomicReference<>(Instant.EPOCH);
    }

    @Override
    public boolean keep(String keyId, String nonce, Instant until) {
        clear();
        try {
            jdbc.sql("INSERT INTO exchange_nonce (key_id, nonce, kept_until) VALUES (?, ?, ?)")
                    .param(keyId)
                    .param(nonce)
                    .param(until.atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException usedBefore) {
            return false;
        }
    }

    private void clear() {
        Instant now = clock.instant();
        Instant due = clearingDue.get();
        if (now.isAfter(due) && clearingDue.compareAndSet(due, now.plus(BETWEEN_CLEARINGS))) {
            jdbc.sql("DELETE FROM exchange_nonce WHERE kept_until < ?")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
