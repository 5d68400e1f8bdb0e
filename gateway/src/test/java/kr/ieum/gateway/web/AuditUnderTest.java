package kr.ieum.gateway.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.audit.AuditExport;
import kr.ieum.gateway.audit.AuditSearch;
import kr.ieum.gateway.audit.Findings;
import kr.ieum.gateway.audit.IndexFollower;
import kr.ieum.gateway.audit.IndicatorRules;
import kr.ieum.gateway.audit.IndicatorWatch;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.gateway.systems.CertificateAuthority;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.testing.Databases;
import org.springframework.context.annotation.Bean;

/** The auditor's search as it is, over the screens' own log; no agency oversees another. */
class AuditUnderTest {

    /** Whenever the tests run, it is a working hour. */
    private static final IndicatorRules AROUND_THE_CLOCK = new IndicatorRules(
            new IndicatorRules.Hours(LocalTime.MIN, LocalTime.MAX, EnumSet.allOf(DayOfWeek.class)),
            Map.of(),
            Set.of(),
            40,
            150,
            4,
            1000,
            Duration.ofMinutes(10),
            30,
            14);

    private static final Seal SEAL = new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());

    @Bean
    IndexFollower indexFollower(Databases.Database database, LookupRecords records, Pseudonyms pseudonyms) {
        return new IndexFollower(
                database.dataSource(),
                new LogReader(database.dataSource()),
                records,
                pseudonyms,
                new DisclosedIndex(
                        database.dataSource(),
                        new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"))));
    }

    @Bean
    AuditSearch auditSearch(
            Databases.Database database,
            IndexFollower follower,
            LookupRecords records,
            Pseudonyms pseudonyms,
            DisclosureLog log,
            Clock clock) {
        return new AuditSearch(
                database.dataSource(),
                follower,
                new DisclosedIndex(
                        database.dataSource(), new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"))),
                records,
                pseudonyms,
                SEAL,
                log,
                new LogReader(database.dataSource()),
                agency -> Set.of(),
                clock,
                ZoneId.of("Asia/Seoul"));
    }

    /** The registry of systems, with an authority of its own. */
    @Bean
    RegisteredSystems registeredSystems(
            Databases.Database database, Agencies agencies, DisclosureLog log, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new RegisteredSystems(
                database.dataSource(),
                agencies,
                Optional.of(CertificateAuthority.make(clock, Duration.ofDays(3650), random)),
                log,
                clock,
                random);
    }

    /** The gateway's own keys for answers. */
    @Bean
    GatewayKeys gatewayKeys(Databases.Database database, SheetsUnderTest.Store store, DisclosureLog log, Clock clock) {
        return new GatewayKeys(store.keysIn(database), log, clock, new SecureRandom());
    }

    @Bean
    AuditExport auditExport(Databases.Database database, AuditSearch search, PublishedLog published, Clock clock) {
        return new AuditExport(search, new LogReader(database.dataSource()), published, clock);
    }

    @Bean
    Findings findings(
            Databases.Database database, DisclosureLog log, LookupRecords records, Pseudonyms pseudonyms, Clock clock) {
        return new Findings(database.dataSource(), log, records, pseudonyms, SEAL, clock);
    }

    /** Looks when a test says so; no case system answers. */
    @Bean
    IndicatorWatch indicatorWatch(
            Databases.Database database, LookupRecords records, Pseudonyms pseudonyms, Clock clock) {
        return new IndicatorWatch(
                database.dataSource(),
                new DisclosedIndex(
                        database.dataSource(), new DisclosureReferences(new SecretKeySpec(new byte[32], "HmacSHA256"))),
                records,
                pseudonyms,
                SEAL,
                (agency, number) -> new IndicatorWatch.CaseFacts.Answer.Silent(),
                AROUND_THE_CLOCK,
                clock,
                ZoneId.of("Asia/Seoul"));
    }

    @Bean
    ScriptedFindings scriptedFindings(
            DisclosureLog log, LookupRecords records, IndexFollower follower, IndicatorWatch watch, Clock clock) {
        return new ScriptedFindings(log, records, follower, watch, clock);
    }
}
