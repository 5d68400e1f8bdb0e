package kr.ieum.gateway.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.disclosure.DeferralStore;
import kr.ieum.gateway.disclosure.Deferrals;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.disclosure.DisclosureStore;
import kr.ieum.gateway.disclosure.Erasures;
import kr.ieum.gateway.disclosure.LegalHolds;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.gateway.disclosure.SubjectKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.context.annotation.Bean;

/** Deferrals, holds and erasure as they are, over the screens' own log. */
class DisclosuresUnderTest {

    static final String TOKEN = "the-portals-token";

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DisclosureReferences references =
            new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"));

    @Bean
    ScriptedCitizens citizens() {
        return new ScriptedCitizens();
    }

    /** Knows the citizen of whom much was asked, and no other. */
    @Bean
    MeterReading meterReading() {
        return new MeterReading() {
            @Override
            public boolean admits(String token) {
                return token.equals("collector");
            }

            @Override
            public String text() {
                return "ieum_log_writable 1.0\n";
            }
        };
    }

    @Bean
    TrackerPortal trackerPortal(ScriptedCitizens citizens) {
        return new TrackerPortal() {
            @Override
            public boolean admits(String token) {
                return token.equals(TOKEN);
            }

            @Override
            public Told told(SubjectKey subject, Instant since, Instant until, int from, int count) {
                return citizens.told(
                                subject.text().equals(ScriptedCitizens.NUMBER)
                                        ? ScriptedCitizens.MUCH
                                        : ScriptedCitizens.NOTHING,
                                from,
                                count)
                        .orElseThrow();
            }

            @Override
            public Optional<Instant> since() {
                return Optional.of(Instant.parse("2026-03-01T00:00:00Z"));
            }

            @Override
            public boolean isWell() {
                return true;
            }
        };
    }

    @Bean
    Deferrals deferrals(Databases.Database database, DisclosureLog log, Clock clock) {
        return new Deferrals(new DeferralStore(database.dataSource()), references, log, clock, SEOUL, RANDOM);
    }

    @Bean
    LegalHolds legalHolds(Databases.Database database, DisclosureLog log, Clock clock) {
        return new LegalHolds(database.dataSource(), references, log, clock, SEOUL, RANDOM);
    }

    @Bean
    Erasures erasures(Databases.Database database, DisclosureLog log, LegalHolds holds, Clock clock) {
        DisclosureStore store = new DisclosureStore(database.dataSource());
        return new Erasures(
                store,
                new SubjectKeys(store, references, new SecretKeySpec(new byte[32], "AES"), clock, RANDOM),
                references,
                holds,
                agreement -> Period.ofYears(5),
                log,
                clock,
                SEOUL);
    }
}
