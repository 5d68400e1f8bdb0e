package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.cases.Restrictions;
import kr.ieum.gateway.disclosure.DeferralStore;
import kr.ieum.gateway.disclosure.Deferrals;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.disclosure.DisclosureStore;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.disclosure.Erasures;
import kr.ieum.gateway.disclosure.LegalHolds;
import kr.ieum.gateway.disclosure.OwnDisclosures;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.gateway.disclosure.Protections;
import kr.ieum.gateway.disclosure.RecordedDisclosures;
import kr.ieum.gateway.disclosure.Retention;
import kr.ieum.gateway.disclosure.SubjectKeys;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogState;
import kr.ieum.gateway.web.Citizens;
import kr.ieum.gateway.web.CitizensFile;
import kr.ieum.gateway.web.TrackerPortal;
import kr.ieum.schemas.model.SubjectKey;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who saw what, and who is told of it. */
@Configuration(proxyBeanMethods = false)
class DisclosureWiring {

    private static final Onlooker EVERYTHING = new Onlooker("", Set.of(), true);

    @Bean
    @DependsOnDatabaseInitialization
    DisclosureStore disclosureStore(DataSource database) {
        return new DisclosureStore(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    DisclosureReferences disclosureReferences(WrappedKeys keys) throws StartRefusedException {
        try {
            return new DisclosureReferences(keys.mac("disclosure-references-1"));
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** Before any key is used, those are destroyed again that an erasure in the log names. */
    @Bean
    SubjectKeys subjectKeys(
            DisclosureStore store, DisclosureReferences references, LogReader log, Parts parts, Clock clock) {
        Erasures.again(store, log);
        return new SubjectKeys(store, references, parts.masterKey().derive("subject-keys"), clock, new SecureRandom());
    }

    @Bean
    Disclosures disclosures(SubjectKeys keys, DisclosureReferences references, ProtectionLists lists) {
        return new RecordedDisclosures(keys, references, protections(lists), new SecureRandom());
    }

    @Bean
    @DependsOnDatabaseInitialization
    DeferralStore deferralStore(DataSource database) {
        return new DeferralStore(database);
    }

    @Bean
    OwnDisclosures ownDisclosures(
            DisclosureStore store,
            DeferralStore deferrals,
            SubjectKeys keys,
            DisclosureReferences references,
            LogReader log,
            Parts parts,
            Clock clock) {
        return new OwnDisclosures(store, deferrals, keys, references, log, clock, zone(parts));
    }

    @Bean
    Deferrals deferrals(
            DeferralStore store, DisclosureReferences references, DisclosureLog log, Parts parts, Clock clock) {
        return new Deferrals(store, references, log, clock, zone(parts), new SecureRandom());
    }

    @Bean
    LegalHolds legalHolds(
            DataSource database, DisclosureReferences references, DisclosureLog log, Parts parts, Clock clock) {
        return new LegalHolds(database, references, log, clock, zone(parts), new SecureRandom());
    }

    @Bean
    Erasures erasures(
            DisclosureStore store,
            SubjectKeys keys,
            DisclosureReferences references,
            LegalHolds holds,
            AgreementRecords agreements,
            DisclosureLog log,
            Parts parts,
            Clock clock) {
        return new Erasures(store, keys, references, holds, retention(parts, agreements), log, clock, zone(parts));
    }

    /** The longest that a law behind the agreement asks for; an agreement that can't be read asks for what others do. */
    private static Retention retention(Parts parts, AgreementRecords agreements) {
        return version -> parts.federation()
                .retention()
                .of(
                        agreements
                                .find(version.id(), version.version(), EVERYTHING)
                                .flatMap(AgreementRecord::agreement)
                                .stream()
                                .flatMap(agreement -> agreement.legalBasis().stream())
                                .map(basis -> basis.act().ko())
                                .toList());
    }

    private static ZoneId zone(Parts parts) {
        return parts.federation().agencies().zone();
    }

    /** Only the demo lets anybody in without a proof of who they are. */
    @Bean
    Citizens citizens(OwnDisclosures own, Parts parts) {
        Map<String, CitizensFile.Entry> people = new LinkedHashMap<>();
        if (parts.demo().isPresent()) {
            parts.federation()
                    .demoCitizens()
                    .forEach(entry -> people.put(entry.citizen().id(), entry));
        }
        return new Citizens() {
            @Override
            public List<Citizen> offered() {
                return people.values().stream().map(CitizensFile.Entry::citizen).toList();
            }

            @Override
            public Optional<Told> told(String id, int from, int count) {
                return Optional.ofNullable(people.get(id)).map(entry -> own.of(entry.key(), from, count));
            }
        };
    }

    /** The portal's token is the secret {@code tracker-portal}; without it nobody is let in. */
    @Bean
    TrackerPortal trackerPortal(OwnDisclosures own, DisclosureLog log, Parts parts) {
        Optional<Secret> token = parts.secrets().find(new SecretName("tracker-portal"));
        return new TrackerPortal() {
            @Override
            public boolean admits(String offered) {
                return token.filter(known -> known.matches(offered)).isPresent();
            }

            @Override
            public Told told(SubjectKey subject, Instant since, Instant until, int from, int count) {
                return own.of(subject, since, until, from, count);
            }

            @Override
            public Optional<Instant> since() {
                return own.since();
            }

            @Override
            public boolean isWell() {
                return log.state() instanceof LogState.Writable;
            }
        };
    }

    /** Where no list can tell, somebody might be protected. */
    private static Protections protections(ProtectionLists lists) {
        Restrictions restrictions = Restrictions.of(lists.all());
        return (one, from) -> switch (restrictions.isRestricted(one, from)) {
            case Fact.Known<Boolean> known -> known.value();
            case Fact.Missing<Boolean> _ -> true;
        };
    }
}
