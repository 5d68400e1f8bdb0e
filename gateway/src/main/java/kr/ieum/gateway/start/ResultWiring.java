package kr.ieum.gateway.start;

import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.result.ResultSlips;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The applicants' slips, put together. */
@Configuration(proxyBeanMethods = false)
class ResultWiring {

    @Bean
    @DependsOnDatabaseInitialization
    ResultSlips resultSlips(DataSource database, DisclosureLog log, CaseSystem cases, Clock clock, Parts parts) {
        return new ResultSlips(
                database, log, cases, parts.masterKey().derive("result-slips"), clock, new SecureRandom());
    }
}
