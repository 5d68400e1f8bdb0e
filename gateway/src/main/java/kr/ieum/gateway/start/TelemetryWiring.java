package kr.ieum.gateway.start;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.exchange.message.OutboxWatch;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.telemetry.Meters;
import kr.ieum.gateway.telemetry.NothingOfAnybody;
import kr.ieum.gateway.telemetry.RegisterCalls;
import kr.ieum.gateway.web.MeterReading;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an operator counts, and who may read it. */
@Configuration(proxyBeanMethods = false)
class TelemetryWiring {

    private static final SecretName TOKEN = new SecretName("metrics");

    @Bean
    Meters meters(MeterRegistry registry) {
        return new Meters(registry);
    }

    @Bean
    RegisterCalls registerCalls(Meters meters, ObjectProvider<Tracer> tracer) {
        return new RegisterCalls(meters, Optional.ofNullable(tracer.getIfAvailable()));
    }

    @Bean
    SmartInitializingSingleton logMeters(Meters meters, DisclosureLog log, PublishedLog published) {
        return () -> meters.watch(log, published);
    }

    /** For each destination that the configuration names. */
    @Bean
    SmartInitializingSingleton outboxMeters(Meters meters, DataSource database, Catalogue catalogue, Clock clock) {
        OutboxWatch watch = new OutboxWatch(database, clock);
        return () -> catalogue.subscribers().forEach(subscriber -> {
            String destination = subscriber.system().text();
            meters.outbox(
                    destination,
                    () -> watch.backlog(destination).waiting(),
                    () -> watch.backlog(destination).oldest().toSeconds(),
                    () -> watch.backlog(destination).aside());
        });
    }

    @Bean
    @ConditionalOnProperty(TelemetrySettings.ON)
    NothingOfAnybody nothingOfAnybody() {
        return new NothingOfAnybody();
    }

    @Bean
    MeterReading meterReading(PrometheusMeterRegistry registry, Secrets secrets) {
        return new MeterReading() {
            @Override
            public boolean admits(String token) {
                Optional<Secret> expected = secrets.find(TOKEN);
                return expected.isPresent()
                        && MessageDigest.isEqual(
                                expected.get().reveal().getBytes(StandardCharsets.UTF_8),
                                token.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public String text() {
                return registry.scrape();
            }
        };
    }
}
