package kr.ieum.gateway.start;

import java.time.Clock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.correction.CorrectionStore;
import kr.ieum.gateway.correction.Corrections;
import kr.ieum.gateway.correction.References;
import kr.ieum.gateway.correction.TicketedCorrections;
import kr.ieum.gateway.keys.KeysLockedException;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.web.Keepers;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports of errors, and who answers them. */
@Configuration(proxyBeanMethods = false)
class CorrectionWiring {

    @Bean
    @DependsOnDatabaseInitialization
    Corrections corrections(DataSource database, WrappedKeys keys, DisclosureLog log, Clock clock)
            throws StartRefusedException {
        try {
            return new TicketedCorrections(
                    new CorrectionStore(database),
                    new References(keys.mac("correction-references-1")),
                    log::settle,
                    clock);
        } catch (KeysLockedException e) {
            throw new StartRefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    Keepers keepers(Catalogue catalogue) {
        return agency -> catalogue.registers().stream()
                .filter(register -> register.keeper().equals(agency)
                        || register.operator().filter(agency::equals).isPresent())
                .map(Register::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
