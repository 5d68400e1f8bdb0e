package kr.ieum.gateway.start;

import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.log.VolumeCounters;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What administrators read of the federation, put together. */
@Configuration(proxyBeanMethods = false)
class FederationBooks {

    /** After the agreements of the configuration have been imported. */
    @Bean
    AgreementRecords agreementRecords(AgreementStore store, Parts parts, Clock clock, ActiveAgreements imported) {
        return new AgreementRecords(store, parts.federation().references(), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    VolumeCounters volumeCounters(DataSource database) {
        return new VolumeCounters(database);
    }
}
