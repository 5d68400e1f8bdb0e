package kr.ieum.gateway.web.exchange;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the resources of the edge share. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    /** How much of a request and of an answer is held, by the filter and by who writes answers. */
    @Bean
    SignedExchange.Bounds exchangeBounds() {
        return SignedExchange.Bounds.STANDARD;
    }

    @Bean
    WebMvcConfigurer callingSystem() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallingSystem());
            }
        };
    }
}
