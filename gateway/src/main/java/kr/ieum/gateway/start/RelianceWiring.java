package kr.ieum.gateway.start;

import java.security.SecureRandom;
import javax.sql.DataSource;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.reliance.ConflictSeal;
import kr.ieum.gateway.reliance.RelianceStore;
import kr.ieum.gateway.reliance.Reliances;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The record of what was relied on in conflicts. */
@Configuration(proxyBeanMethods = false)
class RelianceWiring {

    @Bean
    Reliances reliances(DataSource database, DisclosureLog log, Parts parts) {
        return new RelianceStore(database, log, parts.masterKey().derive("reliance-case"), new SecureRandom());
    }

    @Bean
    ConflictSeal conflictSeal(Parts parts) {
        return new ConflictSeal(parts.masterKey().derive("conflict-seal"));
    }
}
