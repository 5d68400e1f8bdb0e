package kr.ieum.gateway.web;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.oversight.OpenSessions;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Who may come in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String CSRF_HEADER = "X-CSRF-Token";

    /** Posts that are the same whoever sends them, so that forging one gains nothing. */
    private static final Set<String> OUTSIDE_SESSIONS = Set.of(
            "/api/v1/session",
            "/api/v1/sheets/verifications",
            "/verify",
            "/verify/language",
            "/register/language",
            "/connect/language");

    /** Before all else, so that an answer which the security chain itself refuses has them too. */
    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders() {
        FilterRegistrationBean<AnswerHeaders> filter = new FilterRegistrationBean<>(new AnswerHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** Who comes in is told by the log of acts; a span for every filter of every request would tell nobody anything. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

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
            Directory officials,
            HttpSessionCsrfTokenRepository tokens,
            SecurityContextRepository contexts,
            OpenSessions openSessions,
            SessionLimits limits,
            Clock clock) {
        var sessions = new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens)));
        return new SignIn(
                officials,
                PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                new SignInAttempts(clock),
                sessions,
                contexts,
                openSessions,
                limits,
                clock);
    }

    @Bean
    @Order(10)
    SecurityFilterChain screensAndApi(
            HttpSecurity http,
            Directory officials,
            DemoTour tour,
            HttpSessionCsrfTokenRepository tokens,
            SecurityContextRepository contexts,
            SignIn signIn,
            OpenSessions openSessions,
            SessionLimits limits,
            Clock clock) {
        ClosedDoor closedDoor = new ClosedDoor(tour.tour().isPresent() ? TourGuide.PATH : ClosedDoor.SIGN_IN);
        return http.securityMatcher(request -> true)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/login",
                                "/result",
                                "/tour",
                                "/tour/*",
                                "/language",
                                "/styles/**",
                                "/favicon.ico",
                                "/api/v1/openapi.yaml")
                        .permitAll()
                        // whoever holds a sheet may check it; nothing of a session is read there
                        .requestMatchers(
                                "/verify", "/verify/language", "/api/v1/sheets/keys", "/api/v1/sheets/verifications")
                        .permitAll()
                        // the register of agreements is there for everybody, and names nobody
                        .requestMatchers(
                                "/register",
                                "/register/language",
                                "/register/agreements.csv",
                                "/register/agreements.json")
                        .permitAll()
                        // AuthZEN's addresses, not its answers
                        .requestMatchers(HttpMethod.GET, "/.well-known/authzen-configuration")
                        .permitAll()
                        // the citizen's page looks for a sign-in of its own
                        .requestMatchers("/citizen", "/citizen/sign-in", "/citizen/sign-out")
                        .permitAll()
                        // the published log is there to be checked by anybody
                        .requestMatchers(HttpMethod.GET, "/log/**")
                        .permitAll()
                        // a portal's token opens the tracker
                        .requestMatchers(HttpMethod.GET, "/tracker/*")
                        .permitAll()
                        // how a system is connected is there for everybody
                        .requestMatchers("/connect", "/connect/language")
                        .permitAll()
                        // a collector's token opens the meters
                        .requestMatchers(HttpMethod.GET, "/metrics")
                        .permitAll()
                        // what is generated from the model holds no value
                        .requestMatchers(HttpMethod.GET, "/schemas/*", "/schemas/codes/*")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/session")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .addFilterAfter(
                        new SessionGate(officials, openSessions, limits, clock), SecurityContextHolderFilter.class)
                // before the form token is looked for, which reads a body that comes in parts
                .addFilterAfter(new UploadGate(officials), SessionGate.class)
                // A JSON sign-in can't be forged by a form of another site: its media type needs a script's consent.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .ignoringRequestMatchers(request -> request.getMethod().equals("POST")
                                && OUTSIDE_SESSIONS.contains(request.getRequestURI())))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler((request, response, who) -> signIn.signOut(request, response))
                        .logoutSuccessUrl("/login?out"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(closedDoor).accessDeniedHandler(closedDoor))
                .headers(headers -> headers.disable())
                .build();
    }
}
