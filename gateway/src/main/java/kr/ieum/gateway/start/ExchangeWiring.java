package kr.ieum.gateway.start;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import kr.ieum.gateway.exchange.query.AnswerMessage;
import kr.ieum.gateway.exchange.query.Attributes;
import kr.ieum.gateway.exchange.query.Queries;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.schemas.export.ModelUris;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What systems exchange. */
@Configuration(proxyBeanMethods = false)
class ExchangeWiring {

    @Bean
    Queries queries(Lookups lookups, OpenedRegisters registers, OfficialsRoll roll, Parts parts, Clock clock) {
        return new Queries(
                lookups,
                new Attributes(registers.all().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                register -> register.getValue().mapping().attributes()))),
                roll::officials,
                clock,
                parts.federation().agencies().zone());
    }

    @Bean
    ModelUris modelUris(Parts parts) {
        return ModelUris.of(parts.federation().schemas().model());
    }

    @Bean
    AnswerMessage answerMessage(Parts parts) {
        return new AnswerMessage(parts.federation().schemas().model());
    }
}
