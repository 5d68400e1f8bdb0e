package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.sftp.DropFolder;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.DropEntry;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkSettings;
import kr.ieum.gateway.exchange.bulk.BulkWork;
import kr.ieum.gateway.exchange.bulk.DroppedFiles;
import kr.ieum.gateway.exchange.bulk.Drops;
import kr.ieum.gateway.exchange.bulk.FileKeys;
import kr.ieum.gateway.exchange.bulk.HandedFiles;
import kr.ieum.gateway.exchange.bulk.Screenings;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournaledFiles;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.release.ReleasePath;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mapping.KeyedBy;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Files of subjects that systems hand in. */
@Configuration(proxyBeanMethods = false)
class BulkWiring {

    private static final Logger LOG = LoggerFactory.getLogger(BulkWiring.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration VISIT = Duration.ofMinutes(10);

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
    HandedFiles handedFiles(DataSource database, BulkFiles files) {
        return new HandedFiles(database, files);
    }

    @Bean
    @DependsOnDatabaseInitialization
    BulkWork bulkWork(
            DataSource database,
            DisclosureLog log,
            Screenings screenings,
            BulkFiles files,
            BulkSettings settings,
            Journal journal,
            Clock clock) {
        return new BulkWork(
                database, log, screenings, files, settings, new JournaledFiles(journal), clock, new SecureRandom());
    }

    @Bean
    Drops drops(Catalogue catalogue, Secrets secrets, BulkFiles files) {
        List<Drops.Watched> watched = new ArrayList<>();
        for (DropEntry drop : catalogue.drops()) {
            secrets.find(drop.login().secret())
                    .map(password -> new Credential.Login(drop.login().user(), password.reveal()))
                    .ifPresentOrElse(
                            login -> watched.add(new Drops.Watched(
                                    new DroppedFiles(files, drop.system().text(), folder(drop, catalogue, login)),
                                    drop.interval())),
                            () -> LOG.warn(
                                    "the folder of {} isn't looked into: its password is missing", drop.system()));
        }
        return new Drops(watched);
    }

    private static DropFolder folder(DropEntry drop, Catalogue catalogue, Credential.Login login) {
        EndpointAddress endpoint = catalogue.findEndpoint(drop.endpoint()).orElseThrow();
        return new DropFolder(
                endpoint.url(), endpoint.hostKey().orElseThrow(), login, drop.directory(), CONNECT, VISIT);
    }

    /** Not before everything stands; the context closes it before what it uses. */
    @Bean
    ApplicationRunner bulkStart(BulkWork work, Drops drops) {
        return arguments -> {
            work.start();
            drops.start();
        };
    }
}
