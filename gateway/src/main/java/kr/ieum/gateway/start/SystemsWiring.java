package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.systems.RegisteredSystems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry of agencies' systems. */
@Configuration(proxyBeanMethods = false)
class SystemsWiring {

    @Bean
    RegisteredSystems registeredSystems(DataSource database, Agencies agencies, DisclosureLog log, Clock clock) {
        return new RegisteredSystems(database, agencies, Optional.empty(), log, clock, new SecureRandom());
    }
}
