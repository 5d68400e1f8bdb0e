package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.cases.Restrictions;
import kr.ieum.gateway.disclosure.DisclosureReferences;
import kr.ieum.gateway.disclosure.DisclosureStore;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.disclosure.Protections;
import kr.ieum.gateway.disclosure.RecordedDisclosures;
import kr.ieum.gateway.disclosure.SubjectKeys;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who saw what, and who is told of it. */
@Configuration(proxyBeanMethods = false)
class DisclosureWiring {

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

    @Bean
    SubjectKeys subjectKeys(DisclosureStore store, DisclosureReferences references, Parts parts, Clock clock) {
        return new SubjectKeys(store, references, parts.masterKey().derive("subject-keys"), clock, new SecureRandom());
    }

    @Bean
    Disclosures disclosures(SubjectKeys keys, DisclosureReferences references, ProtectionLists lists) {
        return new RecordedDisclosures(keys, references, protections(lists), new SecureRandom());
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
