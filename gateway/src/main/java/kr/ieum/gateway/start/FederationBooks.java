package kr.ieum.gateway.start;

import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.agreement.ActiveAgreements;
import kr.ieum.gateway.agreement.AgreementCalendar;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.AgreementStore;
import kr.ieum.gateway.agreement.Transitions;
import kr.ieum.gateway.agreement.request.AgreementRequestStore;
import kr.ieum.gateway.agreement.request.AgreementRequests;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.RegisterRecords;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.VolumeCounters;
import kr.ieum.gateway.oversight.DutiesAtTheEnd;
import kr.ieum.schemas.task.BusinessFunctions;
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
    Transitions transitions(
            AgreementStore store,
            AgreementRecords records,
            ActiveAgreements active,
            DisclosureLog log,
            Clock clock,
            Parts parts) {
        DutiesAtTheEnd duties = new DutiesAtTheEnd(parts.federation().agencies().zone());
        return new Transitions(store, records, active, log, duties::open, clock);
    }

    @Bean
    CalendarTimer calendarTimer(
            AgreementStore store, ActiveAgreements active, Transitions transitions, Clock clock, Parts parts) {
        return new CalendarTimer(new AgreementCalendar(
                store, active, transitions, clock, parts.federation().agencies().zone()));
    }

    @Bean
    @DependsOnDatabaseInitialization
    AgreementRequests agreementRequests(DataSource database, Parts parts, Clock clock) {
        return new AgreementRequests(
                new AgreementRequestStore(database), parts.federation().references(), clock);
    }

    @Bean
    RegisterRecords registerRecords(Catalogue catalogue, OpenedRegisters opened, Parts parts) {
        return new RegisterRecords(catalogue, parts.federation().schemas().mappings(), opened::status);
    }

    @Bean
    BusinessFunctions businessFunctions(Parts parts) {
        return parts.federation().schemas().functions();
    }

    @Bean
    @DependsOnDatabaseInitialization
    VolumeCounters volumeCounters(DataSource database) {
        return new VolumeCounters(database);
    }
}
