package kr.ieum.gateway.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who may come in, and the headers of every answer: nothing runs, nothing is embedded, nothing is kept by the browser. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** No script, no frame, no foreign resource; the stylesheet is the one thing a page may load. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    static final String CSRF_HEADER = "X-CSRF-Token";

    @Bean
    HttpSessionCsrfTokenRepository csrfTokens() {
        HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
        tokens.setHeaderName(CSRF_HEADER);
        return tokens;
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** Whatever the server's settings say, no cookie of ours comes along from another site. */
    @Bean
    CookieSameSiteSupplier strictCookies() {
        return CookieSameSiteSupplier.ofStrict();
    }

    @Bean
    SignIn signIn(
            Officials officials,
            HttpSessionCsrfTokenRepository tokens,
            SecurityContextRepository contexts,
            Clock clock) {
        var sessions = new CompositeSessionAuthenticationStrategy(
                java.util.List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens)));
        return new SignIn(
                officials,
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                new SignInAttempts(clock),
                sessions,
                contexts);
    }

    @Bean
    @Order(10)
    SecurityFilterChain screensAndApi(
            HttpSecurity http,
            Officials officials,
            HttpSessionCsrfTokenRepository tokens,
            SecurityContextRepository contexts) {
        ClosedDoor closedDoor = new ClosedDoor();
        return http.securityMatcher(request -> true)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/language", "/styles/**", "/favicon.ico", "/api/v1/openapi.yaml")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .addFilterAfter(new StillInOffice(officials), SecurityContextHolderFilter.class)
                // A JSON sign-in can't be forged by a form of another site: its media type needs a script's consent.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .ignoringRequestMatchers(request -> request.getMethod().equals("POST")
                                && request.getRequestURI().equals("/api/v1/session")))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(closedDoor).accessDeniedHandler(closedDoor))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frames -> frames.deny())
                        .crossOriginOpenerPolicy(opener -> opener.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(
                                org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter
                                        .CrossOriginResourcePolicy.SAME_ORIGIN)))
                .build();
    }
}
