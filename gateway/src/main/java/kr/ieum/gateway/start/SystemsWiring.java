package kr.ieum.gateway.start;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.SlowedExchanges;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.systems.RefusedExchanges;
import kr.ieum.gateway.systems.RegisteredSystems;
import kr.ieum.gateway.telemetry.Meters;
import kr.ieum.gateway.web.exchange.EdgeWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry of agencies' systems. */
@Configuration(proxyBeanMethods = false)
class SystemsWiring {

    private static final Logger LOG = LoggerFactory.getLogger(SystemsWiring.class);

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

    @Bean
    RefusedExchanges refusedExchanges(DisclosureLog log, Clock clock) {
        return new RefusedExchanges(log, clock, new SecureRandom());
    }

    @Bean
    SlowedExchanges slowedExchanges(Journal journal, Clock clock) {
        return new SlowedExchanges(journal, clock);
    }

    @Bean
    RefusalTimer refusalTimer(RefusedExchanges refused, SlowedExchanges slowed) {
        return new RefusalTimer(refused, slowed);
    }

    /** The log hears of known systems alone: whoever is unknown could be anybody, and fill it. */
    @Bean
    EdgeWatch edgeWatch(RefusedExchanges refused, SlowedExchanges slowed, Meters meters) {
        return new EdgeWatch() {
            @Override
            public void refused(Optional<SystemId> system, String problem) {
                system.ifPresent(known -> refused.count(known, problem));
                meters.turnedAway(system.map(SystemId::agency), problem);
            }

            @Override
            public void slowed(SystemId system, String problem, int status) {
                // no leaf: nothing was refused that wouldn't be granted a moment later
                slowed.count(system, problem, status);
                meters.turnedAway(Optional.of(system.agency()), problem);
            }
        };
    }

    /** Once everything stands: what the demo's systems hold is registered as anything else is, with its leaves. */
    @Bean
    ApplicationRunner demoSystems(Parts parts, RegisteredSystems registry) {
        return arguments -> {
            if (parts.demo().isPresent()) {
                register(parts.demo().get().systems(), registry);
            }
        };
    }

    /** A log that may not grow holds up no start: what goes on without it goes on. */
    private static void register(DemoSystems systems, RegisteredSystems registry) throws IOException {
        try {
            systems.registerAt(registry);
        } catch (LogUnavailable e) {
            LOG.warn("the demo's systems aren't registered, and can't come in: {}", e.getMessage());
        }
    }
}
