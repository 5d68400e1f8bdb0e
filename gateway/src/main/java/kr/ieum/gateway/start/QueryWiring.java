package kr.ieum.gateway.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.catalogue.MaintenanceCalendar;
import kr.ieum.gateway.exchange.query.OwnFormat;
import kr.ieum.gateway.exchange.query.OwnFormats;
import kr.ieum.gateway.exchange.query.SystemAgreements;
import kr.ieum.gateway.identity.Agency;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.WayOut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In what a system is answered, and what it can find out beforehand. */
@Configuration(proxyBeanMethods = false)
class QueryWiring {

    /** The formats that were checked when the configuration was read. */
    @Bean
    OwnFormats ownFormats(Parts parts) {
        Map<SystemId, List<OwnFormat>> formats = new LinkedHashMap<>();
        for (Agency agency : parts.federation().agencies().agencies()) {
            for (Agency.AgencySystem system : agency.systems()) {
                formats.put(
                        new SystemId(agency.code(), system.id()),
                        system.formats().stream()
                                .map(id -> new OwnFormat(id, way(parts, id)))
                                .toList());
            }
        }
        return new OwnFormats(formats);
    }

    private static WayOut way(Parts parts, String id) {
        return Optional.ofNullable(parts.federation().schemas().mappings().get(id))
                .flatMap(Mapping::wayOut)
                .orElseThrow();
    }

    @Bean
    SystemAgreements systemAgreements(AgreementRecords records) {
        return new SystemAgreements(records);
    }

    @Bean
    MaintenanceCalendar maintenanceCalendar(Parts parts) {
        return new MaintenanceCalendar(
                parts.federation().catalogue(), parts.federation().node().maintenance());
    }
}
