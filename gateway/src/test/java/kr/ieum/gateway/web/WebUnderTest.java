package kr.ieum.gateway.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.catalogue.RegisterRecords;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.log.DecisionRecords;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.oversight.Acts;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.LookupReviews;
import kr.ieum.gateway.oversight.OpenSessions;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import kr.ieum.gateway.oversight.Substitutions;
import kr.ieum.gateway.oversight.WrongPersonReports;
import kr.ieum.gateway.reliance.ConflictSeal;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.task.BusinessFunctions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Screens and API as they are, in front of scripted use cases; also a main program to look at the screens. */
@EnableAutoConfiguration(
        exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class},
        excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan(
        basePackages = "kr.ieum.gateway.web",
        // the systems' edge is tried on a whole node, with certificates
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "kr\\.ieum\\.gateway\\.web\\.exchange\\..*"))
@Import({
    SheetsUnderTest.class,
    DisclosuresUnderTest.class,
    PublishedLogUnderTest.class,
    AuditUnderTest.class,
    JournalUnderTest.class,
    DeliveriesUnderTest.class,
    BulkUnderTest.class
})
public class WebUnderTest {

    /** Serves the scripted screens; arguments are Spring's, such as {@code --server.port=8080}. */
    public static void main(String[] args) {
        SpringApplication.run(WebUnderTest.class, args);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    Databases.Database database() {
        return Databases.h2();
    }

    @Bean
    DisclosureLog log(Databases.Database database, Clock clock) {
        return DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
    }

    @Bean
    Pseudonyms pseudonyms() {
        return new Pseudonyms(new SecretKeySpec(new byte[32], "AES"));
    }

    @Bean
    Seal seal() {
        return new Seal(new SecretKeySpec(new byte[32], "AES"), new SecureRandom());
    }

    @Bean
    LookupRecords records(
            Databases.Database database,
            DisclosureLog log,
            Pseudonyms pseudonyms,
            Seal seal,
            ScriptedOfficials officials) {
        return new LookupRecords(
                database.dataSource(),
                log,
                pseudonyms,
                seal,
                id -> officials.known(id).map(known -> known.team().ko()).orElse(""),
                ZoneId.of("Asia/Seoul"));
    }

    @Bean
    Acts acts(DisclosureLog log, Clock clock) {
        return new Acts(log, clock, new SecureRandom());
    }

    @Bean
    WrongPersonReports reports(Databases.Database database, Acts acts, LookupRecords records) {
        return new WrongPersonReports(database.dataSource(), acts, records);
    }

    @Bean
    Duties duties(Databases.Database database, Acts acts, Pseudonyms pseudonyms, LookupRecords records) {
        return new Duties(database.dataSource(), acts, pseudonyms, records, ZoneId.of("Asia/Seoul"));
    }

    @Bean
    EmergencyChecks emergencyChecks(
            Databases.Database database, Acts acts, Pseudonyms pseudonyms, Seal seal, LookupRecords records) {
        return new EmergencyChecks(database.dataSource(), acts, pseudonyms, seal, records);
    }

    @Bean
    LookupReviews reviews(Acts acts, Pseudonyms pseudonyms, LookupRecords records) {
        return new LookupReviews(acts, pseudonyms, records);
    }

    /** Everybody of that one case is near to its official, and to nobody else. */
    @Bean
    ConflictOfInterest conflicts() {
        return (official, subjects) -> official.equals(ScriptedCases.NEARS_OFFICIAL)
                        && subjects.stream().anyMatch(one -> one.key().text().equals(ScriptedCases.NEARS_NUMBER))
                ? ConflictOfInterest.Finding.SELF
                : ConflictOfInterest.Finding.NONE;
    }

    @Bean
    Substitutions substitutions(
            Databases.Database database,
            Acts acts,
            Pseudonyms pseudonyms,
            Seal seal,
            ScriptedCases cases,
            ConflictOfInterest conflicts) {
        return new Substitutions(database.dataSource(), acts, pseudonyms, seal, cases, conflicts);
    }

    @Bean
    SessionLimits sessionLimits() {
        return SessionLimits.STANDARD;
    }

    @Bean
    OpenSessions openSessions() {
        return new SessionsInMemory();
    }

    @Bean
    ScriptedModel model() {
        return new ScriptedModel();
    }

    @Bean
    ScriptedOfficials officials() {
        return new ScriptedOfficials();
    }

    @Bean
    DemoTour demoTour() {
        return ScriptedTour.of();
    }

    @Bean
    DemoSandbox demoSandbox() {
        return DemoSandbox.NONE;
    }

    @Bean
    ScriptedCases cases() {
        return new ScriptedCases();
    }

    @Bean
    ScriptedLookups lookups(
            ScriptedCases cases, ScriptedLookups.Keeper toldFields, @Value("${slowness:100}") int slowness) {
        return new ScriptedLookups(cases, toldFields, slowness);
    }

    @Bean
    ScriptedReliances reliances() {
        return new ScriptedReliances();
    }

    @Bean
    ConflictSeal conflictSeal() {
        return new ConflictSeal(new SecretKeySpec(new byte[32], "HmacSHA256"));
    }

    @Bean
    FederationUnderTest federation() {
        return FederationUnderTest.shipped();
    }

    @Bean
    AgreementRecords agreementRecords(FederationUnderTest federation) {
        return federation.agreements();
    }

    @Bean
    ActiveAgreements activeAgreements(FederationUnderTest federation) {
        return federation.active();
    }

    @Bean
    DecisionRecords decisionRecords(Databases.Database database) {
        return new DecisionRecords(database.dataSource());
    }

    @Bean
    Transitions transitions(FederationUnderTest federation) {
        return federation.transitions();
    }

    @Bean
    AgreementImport agreementImport(FederationUnderTest federation) {
        return federation.imports();
    }

    @Bean
    AgreementRequests agreementRequests(FederationUnderTest federation) {
        return federation.requests();
    }

    @Bean
    RegisterRecords registerRecords(FederationUnderTest federation) {
        return federation.registers();
    }

    @Bean
    BusinessFunctions businessFunctions(FederationUnderTest federation) {
        return federation.functions();
    }

    @Bean
    Agencies agencies(FederationUnderTest federation) {
        return federation.agencies();
    }

    @Bean
    VolumeCounters volumeCounters(FederationUnderTest federation) {
        return federation.volumes();
    }

    @Bean
    Workbench workbench(FederationUnderTest federation, MovableClock clock) {
        return federation.workbench(clock);
    }

    @Bean
    ScriptedSlips slips() {
        return new ScriptedSlips();
    }

    @Bean
    Script script(ScriptedCases cases) {
        return new Script(cases);
    }

    @Bean
    JsonMapper jsonMapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(64)
                                .maxNumberLength(64)
                                .build())
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
