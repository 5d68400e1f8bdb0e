package kr.ieum.gateway.web.authzen;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What AuthZEN needs beside its endpoints. */
@Configuration(proxyBeanMethods = false)
class AuthzenConfiguration {

    /** Right after the headers of every answer, so that a refusal of the security chain says the request's id too. */
    @Bean
    FilterRegistrationBean<RequestIds> requestIdsOfAuthzen() {
        FilterRegistrationBean<RequestIds> filter = new FilterRegistrationBean<>(new RequestIds());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.addUrlPatterns("/access/*");
        return filter;
    }
}
