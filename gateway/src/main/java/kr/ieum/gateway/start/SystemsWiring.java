package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.systems.RegisteredSystems;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry of agencies' systems. */
@Configuration(proxyBeanMethods = false)
class SystemsWiring {

    @Bean
    RegisteredSystems registeredSystems(
            DataSource database, Agencies agencies, DisclosureLog log, Parts parts, Clock clock) {
        return new RegisteredSystems(
                database,
                agencies,
                parts.demo().map(demo -> demo.systems().authority()),
                log,
                clock,
                new SecureRandom());
    }

    /** Once everything stands: what the demo's systems hold is registered as anything else is, with its leaves. */
    @Bean
    ApplicationRunner demoSystems(Parts parts, RegisteredSystems registry, Agencies agencies) {
        return arguments -> {
            if (parts.demo().isPresent()) {
                parts.demo().get().systems().registerAt(registry, agencies);
            }
        };
    }
}
