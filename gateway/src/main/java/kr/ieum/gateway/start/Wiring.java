package kr.ieum.gateway.start;

import java.time.Clock;
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
}
