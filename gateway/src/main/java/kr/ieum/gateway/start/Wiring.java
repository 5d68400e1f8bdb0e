package kr.ieum.gateway.start;

import java.time.Clock;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.identity.Secrets;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The rooms' parts, put together; what a part needs it gets through its constructor. */
@SpringBootApplication(
        scanBasePackages = {"kr.ieum.gateway.start", "kr.ieum.gateway.web"},
        proxyBeanMethods = false)
class Wiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Secrets secrets(Parts parts) {
        return parts.secrets();
    }

    @Bean
    MasterKey masterKey(Parts parts) {
        return parts.masterKey();
    }

    @Bean
    FederationDigest federationDigest(Parts parts) {
        return parts.federation().digest();
    }

    @Bean
    Agencies agencies(Parts parts) {
        return parts.federation().agencies();
    }

    @Bean
    Officials officials(Parts parts) {
        return parts.demo().map(Demo::officials).orElse(parts.federation().officials());
    }

    /** In the demo it waits here for the simulated agencies, which have been starting beside us since the beginning. */
    @Bean
    Catalogue catalogue(Parts parts) throws StartRefusedException {
        Catalogue catalogue = parts.federation().catalogue();
        return parts.demo().isPresent()
                ? catalogue.withEndpoints(parts.demo().get().agencies().awaitEndpoints())
                : catalogue;
    }
}
