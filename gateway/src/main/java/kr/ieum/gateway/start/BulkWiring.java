package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkSettings;
import kr.ieum.gateway.exchange.bulk.BulkWork;
import kr.ieum.gateway.exchange.bulk.FileKeys;
import kr.ieum.gateway.exchange.bulk.Screenings;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.release.ReleasePath;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mapping.KeyedBy;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.task.Task;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files of subjects that systems hand in. */
@Configuration(proxyBeanMethods = false)
class BulkWiring {

    @Bean
    BulkSettings bulkSettings() {
        return BulkSettings.STANDARD;
    }

    @Bean
    Screenings screenings(ReleasePath releases, CaseSystem cases, OpenedRegisters registers, Parts parts, Clock clock) {
        Map<String, Set<AttributeKey>> askable = new HashMap<>();
        registers.all().forEach((id, register) -> {
            if (register.adapter().keyKinds().contains(SubjectKey.PERSON)) {
                askable.put(id, ofOnesOwn(register.mapping()));
            }
        });
        return new Screenings(
                releases,
                cases,
                parts.federation().schemas().tasks().all().stream()
                        .map(Task::id)
                        .collect(Collectors.toSet()),
                askable,
                clock,
                parts.federation().agencies().zone());
    }

    /** What a register tells of somebody by that person's own key, without anybody else's record. */
    private static Set<AttributeKey> ofOnesOwn(Mapping mapping) {
        return mapping.attributes().stream()
                .filter(attribute -> mapping.keyedBy(attribute) == KeyedBy.SUBJECT
                        && mapping.comparedFields(Set.of(attribute)).isEmpty()
                        && !mapping.seeksApplicant(attribute))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    @DependsOnDatabaseInitialization
    BulkFiles bulkFiles(
            DataSource database,
            DisclosureLog log,
            Screenings screenings,
            BulkSettings settings,
            Parts parts,
            Clock clock) {
        return new BulkFiles(
                database,
                log,
                screenings,
                new FileKeys(parts.masterKey().derive("bulk"), new SecureRandom()),
                settings,
                clock,
                new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    BulkWork bulkWork(
            DataSource database,
            DisclosureLog log,
            Screenings screenings,
            BulkFiles files,
            BulkSettings settings,
            Clock clock) {
        return new BulkWork(database, log, screenings, files, settings, clock, new SecureRandom());
    }

    /** Not before everything stands; the context closes it before what it uses. */
    @Bean
    ApplicationRunner bulkStart(BulkWork work) {
        return arguments -> work.start();
    }
}
