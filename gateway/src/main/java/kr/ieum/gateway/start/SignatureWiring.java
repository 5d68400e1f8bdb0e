package kr.ieum.gateway.start;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import javax.sql.DataSource;
import kr.ieum.client.profile.Nonces;
import kr.ieum.gateway.exchange.nonce.KeptNonces;
import kr.ieum.gateway.identity.SystemRegistry;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.systems.GatewayKeys;
import kr.ieum.gateway.web.exchange.EdgeWatch;
import kr.ieum.gateway.web.exchange.ExchangeSigner;
import kr.ieum.gateway.web.exchange.SignedExchange;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Signatures of what systems exchange. */
@Configuration(proxyBeanMethods = false)
class SignatureWiring {

    /** Behind the security chains, which end at -100: who has no certificate in force gets no further than those. */
    private static final int BEHIND_SECURITY = -50;

    @Bean
    @DependsOnDatabaseInitialization
    GatewayKeys gatewayKeys(WrappedKeys keys, DisclosureLog log, Clock clock) throws StartRefusedException {
        try {
            return new GatewayKeys(keys, log, clock, new SecureRandom());
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    GatewayKeyTimer gatewayKeyTimer(GatewayKeys keys) {
        return new GatewayKeyTimer(keys);
    }

    @Bean
    ExchangeSigner exchangeSigner(GatewayKeys keys) {
        return new ExchangeSigner(keys::all);
    }

    @Bean
    Nonces nonces(DataSource database, Clock clock) {
        return new KeptNonces(database, clock);
    }

    @Bean
    FilterRegistrationBean<SignedExchange> signedExchange(
            SystemRegistry registry,
            ExchangeSigner signer,
            Nonces nonces,
            SignedExchange.Bounds bounds,
            EdgeWatch watch,
            @Value("${ieum.systems.names:" + SystemsSettings.OWN_NAMES + "}") Set<String> names,
            Clock clock,
            JsonMapper mapper) {
        FilterRegistrationBean<SignedExchange> filter = new FilterRegistrationBean<>(new SignedExchange(
                registry,
                signer,
                nonces,
                authority -> names.contains(authority.replaceFirst(":[0-9]{1,5}$", "")),
                bounds,
                watch,
                clock,
                new SecureRandom(),
                mapper));
        filter.addUrlPatterns("/exchange/v1/*");
        filter.setOrder(BEHIND_SECURITY);
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        return filter;
    }
}
