package kr.ieum.gateway.start;

import javax.sql.DataSource;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.oversight.OpenSessions;
import kr.ieum.gateway.oversight.Pseudonyms;
import kr.ieum.gateway.oversight.SessionStore;
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
    @DependsOnDatabaseInitialization
    OpenSessions openSessions(DataSource database, Pseudonyms pseudonyms) {
        return new SessionStore(database, pseudonyms);
    }
}
