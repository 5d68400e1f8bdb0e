package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.audit.AuditExport;
import kr.ieum.gateway.audit.AuditSearch;
import kr.ieum.gateway.audit.Findings;
import kr.ieum.gateway.audit.IndexFollower;
import kr.ieum.gateway.audit.IndicatorWatch;
import kr.ieum.gateway.audit.IndicatorWatch.CaseFacts;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.disclosure.DisclosedIndex;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.Seal;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an auditor finds. */
@Configuration(proxyBeanMethods = false)
class AuditWiring {

    private static final Onlooker EVERYTHING = new Onlooker("", Set.of(), true);

    @Bean
    @DependsOnDatabaseInitialization
    IndexFollower indexFollower(
            DataSource database,
            LogReader log,
            LookupRecords records,
            Pseudonyms pseudonyms,
            DisclosedIndex disclosed) {
        return new IndexFollower(database, log, records, pseudonyms, disclosed);
    }

    @Bean
    AuditTimer auditTimer(IndexFollower follower, IndicatorWatch watch) {
        return new AuditTimer(follower, watch);
    }

    @Bean
    @DependsOnDatabaseInitialization
    IndicatorWatch indicatorWatch(
            DataSource database,
            DisclosedIndex disclosed,
            LookupRecords records,
            Pseudonyms pseudonyms,
            MasterKey key,
            CaseSystem cases,
            Parts parts,
            Clock clock) {
        return new IndicatorWatch(
                database,
                disclosed,
                records,
                pseudonyms,
                seal(key),
                (agency, number) -> answer(cases.find(agency, number)),
                parts.federation().indicators(),
                clock,
                parts.federation().agencies().zone());
    }

    private static CaseFacts.Answer answer(CaseAnswer answer) {
        return switch (answer) {
            case CaseAnswer.Found(var cases, var faulty) ->
                new CaseFacts.Answer.Known(
                        cases.getFirst().receivedAt(), cases.getFirst().stage());
            case CaseAnswer.None none -> new CaseFacts.Answer.Gone();
            case CaseAnswer.Unavailable unavailable -> new CaseFacts.Answer.Silent();
        };
    }

    @Bean
    @DependsOnDatabaseInitialization
    Findings findings(
            DataSource database,
            DisclosureLog log,
            LookupRecords records,
            Pseudonyms pseudonyms,
            MasterKey key,
            Clock clock) {
        return new Findings(database, log, records, pseudonyms, seal(key), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    DisclosedIndex disclosedIndex(DataSource database, DisclosureReferences references) {
        return new DisclosedIndex(database, references);
    }

    @Bean
    AuditSearch auditSearch(
            DataSource database,
            IndexFollower follower,
            DisclosedIndex disclosed,
            LookupRecords records,
            Pseudonyms pseudonyms,
            MasterKey key,
            DisclosureLog log,
            LogReader leaves,
            AgreementRecords agreements,
            Parts parts,
            Clock clock) {
        return new AuditSearch(
                database,
                follower,
                disclosed,
                records,
                pseudonyms,
                seal(key),
                log,
                leaves,
                agency -> overseen(agreements, agency),
                clock,
                parts.federation().agencies().zone());
    }

    @Bean
    AuditExport auditExport(AuditSearch search, LogReader leaves, PublishedLog published, Clock clock) {
        return new AuditExport(search, leaves, published, clock);
    }

    private static Seal seal(MasterKey key) {
        return new Seal(key.derive("audit-records"), new SecureRandom());
    }

    /** The keeper answers for what is asked of its registers, the approver for what it approved. */
    private static Set<String> overseen(AgreementRecords agreements, String agency) {
        return agreements.all(EVERYTHING).stream()
                .filter(record -> record.agreement()
                        .filter(agreement -> isOver(agreement, agency))
                        .isPresent())
                .map(AgreementRecord::id)
                .collect(Collectors.toSet());
    }

    private static boolean isOver(Agreement agreement, String agency) {
        return agreement.providers().contains(agency) || agreement.approvers().contains(agency);
    }
}
