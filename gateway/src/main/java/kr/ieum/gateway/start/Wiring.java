package kr.ieum.gateway.start;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.identity.Agencies;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.identity.OfficialsFile;
import kr.ieum.gateway.identity.OfficialsRoll;
import kr.ieum.gateway.identity.Secrets;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The rooms' parts, put together; what a part needs it gets through its constructor. */
@SpringBootApplication(
        scanBasePackages = {"kr.ieum.gateway.start", "kr.ieum.gateway.web"},
        proxyBeanMethods = false)
class Wiring {

    @Bean
    static LostDatabase lostDatabase() {
        return new LostDatabase();
    }

    @Bean
    DatabaseHealth dbHealthIndicator(DataSource database) {
        return new DatabaseHealth(database);
    }

    @Bean
    Clock clock(Parts parts) {
        return parts.clock();
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
    OfficialsRoll officials(Parts parts, Clock clock) {
        Agencies agencies = parts.federation().agencies();
        Path config = parts.config();
        return parts.demo()
                .map(demo -> new OfficialsRoll(
                        demo.officials(),
                        config.resolve("demo/officials.yaml"),
                        faults ->
                                OfficialsFile.readDemo(config, agencies, faults).withPasswordHash(demo.passwordHash()),
                        clock,
                        agencies.zone()))
                .orElseGet(() -> new OfficialsRoll(
                        parts.federation().officials(),
                        config.resolve("officials.yaml"),
                        faults -> OfficialsFile.read(config, agencies, faults),
                        clock,
                        agencies.zone()));
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
