package kr.ieum.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.view.Lookups;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The parts behind the screens. Needs from elsewhere: {@link Directory}, {@link Vocabulary}, {@link Grounds},
 * {@code CaseSystem}, {@code Lookups}, a {@link Clock} and the hardened JSON mapper.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String STYLES = "static/styles/";

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "federation");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LanguageChoice();
    }

    @Bean
    PageWords pageWords(
            MessageSource messages,
            Vocabulary vocabulary,
            Grounds grounds,
            @Value("${ieum.zone:Asia/Seoul}") ZoneId zone) {
        return new PageWords(messages, vocabulary, grounds, zone);
    }

    @Bean
    ReasonWords reasonWords(Grounds grounds) {
        return new ReasonWords(grounds);
    }

    @Bean
    VerifyAttempts verifyAttempts(Clock clock) {
        return new VerifyAttempts(clock);
    }

    @Bean
    CaseHandles caseHandles() {
        return CaseHandles.withFreshKey();
    }

    @Bean
    AssignedCases assignedCases(
            CaseSystem caseSystem, CaseHandles handles, Clock clock, @Value("${ieum.zone:Asia/Seoul}") ZoneId zone) {
        return new AssignedCases(caseSystem, handles, clock, zone);
    }

    @Bean
    MalformedCases malformedCases(AssignedCases cases, PageWords words) {
        return new MalformedCases(cases, words);
    }

    @Bean
    LookupRows lookupRows(Directory officials, Lookups lookups, CaseHandles handles) {
        return new LookupRows(officials, lookups, handles);
    }

    @Bean
    StandIn standIn(Directory officials, Clock clock, @Value("${ieum.zone:Asia/Seoul}") ZoneId zone) {
        return new StandIn(officials, clock, zone);
    }

    @Bean
    Stylesheet stylesheet() throws IOException, NoSuchAlgorithmException {
        try (InputStream in = new ClassPathResource(STYLES + "ieum.css").getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return new Stylesheet("/styles/ieum.css?v=" + HexFormat.of().formatHex(digest, 0, 6));
        }
    }

    /** The address of the stylesheet; it changes with the content, so that browsers may keep it. */
    record Stylesheet(String address) {}

    @Bean
    WebMvcConfigurer pages(Directory officials) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/styles/**")
                        .addResourceLocations("classpath:/" + STYLES)
                        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                // systems aren't officials: their edge has gates of its own
                registry.addInterceptor(new AccessCheck(officials)).excludePathPatterns("/exchange/v1/**");
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SignedInOfficial(officials));
            }
        };
    }
}
