package kr.ieum.gateway.start;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import kr.ieum.adapters.camel.AdapterFactory;
import kr.ieum.adapters.shipped.ShippedTransports;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementImport;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.agreement.StoredAgreement;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.CaseSystems;
import kr.ieum.gateway.cases.ProtectionList;
import kr.ieum.gateway.cases.Restrictions;
import kr.ieum.gateway.cases.SaeolCaseSystem;
import kr.ieum.gateway.catalogue.CaseSystemEntry;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.CredentialReference;
import kr.ieum.gateway.catalogue.ProtectionListEntry;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.log.DecisionRecords;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.file.FileCompaction;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.release.EventRelease;
import kr.ieum.gateway.release.FormedFields;
import kr.ieum.gateway.release.Policy;
import kr.ieum.gateway.release.ReleasePath;
import kr.ieum.gateway.telemetry.CountedLookups;
import kr.ieum.gateway.telemetry.Meters;
import kr.ieum.gateway.telemetry.RegisterCalls;
import kr.ieum.gateway.view.LookupService;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.PacedLookups;
import kr.ieum.gateway.view.Supervision;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Faults;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of a value (design §4), put together: log, registers, release path, cases, look-ups. */
@Configuration(proxyBeanMethods = false)
class ReleaseWiring {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseWiring.class);

    private static final Duration CONNECT = Duration.ofMillis(500);

    @Bean
    @DependsOnDatabaseInitialization
    DisclosureLog disclosureLog(DataSource database, Parts parts, Clock clock) {
        return DisclosureLog.open(database, parts.federation().node().log().groups(), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    FileCompaction fileCompaction(DataSource database) throws SQLException {
        return FileCompaction.start(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LogReader logReader(DataSource database) {
        return new LogReader(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    DecisionRecords decisionRecords(DataSource database) {
        return new DecisionRecords(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    AgreementStore agreementStore(DataSource database) {
        return new AgreementStore(database);
    }

    @Bean
    AgreementImport agreementImport(AgreementStore store, Parts parts, DisclosureLog log, Clock clock) {
        return new AgreementImport(
                store,
                parts.federation().references(),
                parts.federation().nationalRules().rules(),
                log,
                clock);
    }

    /** Imports what is new in the configuration, then puts the set in force into use. */
    @Bean
    ActiveAgreements activeAgreements(AgreementStore store, AgreementImport files, Parts parts) {
        Faults faults = new Faults();
        boolean activate = parts.demo().isPresent() || parts.federation().node().activateOnImport();
        List<StoredAgreement> imported =
                new ArrayList<>(files.importAtStart(parts.federation().agreements(), activate, faults));
        imported.addAll(files.importAtStart(parts.federation().drafts(), false, faults));
        faults.throwIfAny();
        imported.forEach(a -> LOG.info("agreement {} version {} imported as {}", a.id(), a.version(), a.state()));
        ActiveAgreements active = new ActiveAgreements(
                store, parts.federation().references(), parts.federation().nationalRules());
        active.refresh().forEach(fault -> LOG.error("agreement not in force: {}", fault));
        return active;
    }

    @Bean
    Policy policy(ActiveAgreements active, Duties duties) {
        return new ActivePolicy(active, duties);
    }

    @Bean
    AdapterFactory adapterFactory(CamelContext camel, Clock clock, Parts parts) {
        return new AdapterFactory(
                camel,
                clock,
                ShippedTransports.transports(parts.spool(), parts.masterKey().derive("spool")));
    }

    @Bean
    OpenedRegisters openedRegisters(Catalogue catalogue, Parts parts, AdapterFactory adapters, RegisterCalls calls) {
        return new OpenedRegisters(catalogue, parts.federation().schemas(), parts.secrets(), adapters, calls);
    }

    @Bean
    FormedFields formedFields(Parts parts, Clock clock) {
        Schemas schemas = parts.federation().schemas();
        Map<String, SecretKey> tokenKeys = new ConcurrentHashMap<>();
        return new FormedFields(
                attribute -> schemas.model()
                        .property(attribute)
                        .map(Property::datatype)
                        .orElseThrow(),
                schemas.codeLists(),
                agreement -> tokenKeys.computeIfAbsent(
                        agreement, id -> parts.masterKey().derive("token:" + id)),
                clock,
                parts.federation().agencies().zone());
    }

    @Bean
    ReleasePath.OfficialPseudonyms officialPseudonyms(Parts parts) {
        return new ReleasePath.OfficialPseudonyms(
                parts.masterKey().derive("officials").getEncoded());
    }

    @Bean
    ReleasePath releasePath(
            Policy policy,
            DisclosureLog log,
            Disclosures disclosures,
            OpenedRegisters registers,
            FormedFields forms,
            ReleasePath.OfficialPseudonyms officials,
            Parts parts,
            Clock clock) {
        return new ReleasePath(
                policy,
                log,
                disclosures,
                registers.all(),
                forms,
                officials,
                Digest.ofHex(parts.federation().digest().hex()),
                clock,
                parts.federation().agencies().zone(),
                new SecureRandom());
    }

    @Bean
    EventRelease eventRelease(
            Policy policy,
            Disclosures disclosures,
            FormedFields forms,
            ReleasePath.OfficialPseudonyms officials,
            Parts parts,
            Clock clock) {
        return new EventRelease(
                policy,
                disclosures,
                forms,
                officials,
                Digest.ofHex(parts.federation().digest().hex()),
                clock,
                parts.federation().agencies().zone(),
                new SecureRandom());
    }

    @Bean
    HttpClient factsClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Bean
    CaseSystem caseSystem(Catalogue catalogue, Secrets secrets, HttpClient client) {
        Map<String, CaseSystem> byAgency = new LinkedHashMap<>();
        for (CaseSystemEntry entry : catalogue.caseSystems()) {
            CaseSystem system = switch (entry.kind()) {
                case SAEOL ->
                    new SaeolCaseSystem(
                            client,
                            catalogue
                                    .findEndpoint(entry.endpoint())
                                    .orElseThrow()
                                    .url(),
                            bearer(entry.credential(), secrets),
                            entry.deadline(),
                            entry.verificationDeadline());
            };
            entry.agencies().forEach(agency -> byAgency.put(agency, system));
        }
        return new CaseSystems(byAgency);
    }

    @Bean
    ProtectionLists protectionLists(Catalogue catalogue, Secrets secrets, HttpClient client, Clock clock, Parts parts) {
        Map<ProtectionListEntry, ProtectionList> lists = new LinkedHashMap<>();
        for (ProtectionListEntry entry : catalogue.protectionLists()) {
            lists.put(
                    entry,
                    new ProtectionList(
                            client,
                            catalogue
                                    .findEndpoint(entry.endpoint())
                                    .orElseThrow()
                                    .url(),
                            bearer(entry.credential(), secrets),
                            entry.deadline(),
                            entry.maxAge(),
                            clock,
                            parts.masterKey().derive("protection:" + entry.id()).getEncoded()));
        }
        return new ProtectionLists(lists);
    }

    @Bean
    Lookups lookups(
            Parts parts,
            CaseSystem cases,
            ProtectionLists protections,
            ReleasePath releases,
            Supervision supervision,
            Corrections corrections,
            Meters meters,
            Clock clock) {
        return new CountedLookups(
                new PacedLookups(new LookupService(
                        parts.federation().views(),
                        cases,
                        Restrictions.of(protections.all()),
                        releases,
                        supervision,
                        corrections,
                        clock,
                        parts.federation().agencies().zone())),
                meters);
    }

    private static Supplier<Optional<String>> bearer(CredentialReference credential, Secrets secrets) {
        return () -> secrets.find(credential.secret()).map(Secret::reveal);
    }
}
