package kr.ieum.gateway.web.exchange;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import kr.ieum.gateway.identity.SystemRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/** The systems' port and who may come in there; without the setting it isn't opened. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

    /** The setting that opens the port; 0 takes any free one. */
    static final String PORT = "ieum.systems.port";

    @Bean
    @ConditionalOnProperty(PORT)
    SystemsPort systemsPort(
            @Value("${server.address:127.0.0.1}") String address,
            @Value("${" + PORT + "}") int port,
            SslBundles bundles) {
        SystemsPort opened = new SystemsPort(address, port, bundles.getBundle(SystemsPort.BUNDLE));
        bundles.addBundleUpdateHandler(SystemsPort.BUNDLE, opened::use);
        return opened;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> secondConnector(ObjectProvider<SystemsPort> port) {
        return factory -> port.ifAvailable(open -> factory.addAdditionalConnectors(open.connector()));
    }

    /** Behind the headers of every answer, and before the security chains. */
    @Bean
    FilterRegistrationBean<SystemsGate> systemsGate(ObjectProvider<SystemsPort> port, JsonMapper mapper) {
        FilterRegistrationBean<SystemsGate> filter =
                new FilterRegistrationBean<>(new SystemsGate(Optional.ofNullable(port.getIfAvailable()), mapper));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }

    /** How fast each agency may ask. */
    @Bean
    @ConditionalOnProperty(PORT)
    Pace pace(
            @Value("${ieum.systems.per-second}") int perSecond,
            @Value("${ieum.systems.burst}") int burst,
            @Value("${ieum.systems.at-once}") int atOnce) {
        return new Pace(new Pace.Limits(perSecond, burst, atOnce));
    }

    /** No session, no form token, nobody signed in: the certificate, and then the signature, say who it is. */
    @Bean
    @Order(5)
    @ConditionalOnProperty(PORT)
    SecurityFilterChain systems(
            HttpSecurity http,
            SystemsPort port,
            SystemRegistry registry,
            Pace pace,
            ExchangeSigner signer,
            EdgeWatch watch,
            Clock clock,
            JsonMapper mapper)
            throws Exception {
        SignedAnswers answers = new SignedAnswers(signer, clock, new SecureRandom(), mapper);
        return http.securityMatcher(port::took)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .securityContext(context -> context.disable())
                .headers(headers -> headers.disable())
                .addFilterBefore(new CertificateGate(registry, clock, answers, watch), AuthorizationFilter.class)
                .addFilterBefore(new PaceGate(pace, answers, watch), AuthorizationFilter.class)
                .build();
    }
}
