package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.DeclaredConflicts;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.identity.PersonReferences;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.oversight.Acts;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.LookupReviews;
import kr.ieum.gateway.oversight.OpenSessions;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.gateway.oversight.SessionStore;
import kr.ieum.gateway.oversight.Substitutions;
import kr.ieum.gateway.oversight.WrongPersonReports;
import kr.ieum.gateway.view.Offer;
import kr.ieum.gateway.view.Supervision;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that watch over officials' use. */
@Configuration(proxyBeanMethods = false)
class OversightWiring {

    @Bean
    Pseudonyms pseudonyms(MasterKey key) {
        return new Pseudonyms(key.derive("oversight-pseudonyms"));
    }

    @Bean
    Seal seal(MasterKey key) {
        return new Seal(key.derive("oversight-records"), new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    OpenSessions openSessions(DataSource database, Pseudonyms pseudonyms) {
        return new SessionStore(database, pseudonyms);
    }

    @Bean
    ConflictOfInterest conflictOfInterest(OfficialsRoll roll, Secrets secrets) {
        return new DeclaredConflicts(roll, new PersonReferences(() -> secrets.find(PersonReferences.KEY)));
    }

    @Bean
    @DependsOnDatabaseInitialization
    LookupRecords lookupRecords(
            DataSource database, DisclosureLog log, Pseudonyms pseudonyms, Seal seal, OfficialsRoll roll, Parts parts) {
        return new LookupRecords(
                database,
                log,
                pseudonyms,
                seal,
                official -> roll.officials()
                        .known(official, roll.today())
                        .map(known -> known.team().ko())
                        .orElse(""),
                parts.federation().agencies().zone());
    }

    @Bean
    Supervision supervision(
            ConflictOfInterest conflicts, LookupRecords records, ActiveAgreements active, EmergencyChecks checks) {
        return new Supervision(
                conflicts, records, (task, agency, time) -> offer(active.engine(), task, agency, time), checks);
    }

    private static Offer offer(Engine engine, String task, String agency, Instant time) {
        return new Offer(
                !engine.kinds(task, agency, time).equals(Set.of(RequestKind.EMERGENCY)),
                engine.afterCheck(task, agency, time),
                engine.beforehand(task, agency, time));
    }

    @Bean
    @DependsOnDatabaseInitialization
    EmergencyChecks emergencyChecks(
            DataSource database, Acts acts, Pseudonyms pseudonyms, Seal seal, LookupRecords records) {
        return new EmergencyChecks(database, acts, pseudonyms, seal, records);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Duties duties(DataSource database, Acts acts, Pseudonyms pseudonyms, LookupRecords records, Parts parts) {
        return new Duties(
                database,
                acts,
                pseudonyms,
                records,
                parts.federation().agencies().zone());
    }

    @Bean
    Acts acts(DisclosureLog log, Clock clock) {
        return new Acts(log, clock, new SecureRandom());
    }

    @Bean
    WrongPersonReports wrongPersonReports(DataSource database, Acts acts, LookupRecords records) {
        return new WrongPersonReports(database, acts, records);
    }

    @Bean
    LookupReviews lookupReviews(Acts acts, Pseudonyms pseudonyms, LookupRecords records) {
        return new LookupReviews(acts, pseudonyms, records);
    }

    @Bean
    Substitutions substitutions(
            DataSource database,
            Acts acts,
            Pseudonyms pseudonyms,
            Seal seal,
            CaseSystem cases,
            ConflictOfInterest conflicts) {
        return new Substitutions(database, acts, pseudonyms, seal, cases, conflicts);
    }
}
