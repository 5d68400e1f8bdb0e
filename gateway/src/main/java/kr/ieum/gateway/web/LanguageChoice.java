package kr.ieum.gateway.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;

/** Korean or English: as chosen on the page, else as the browser prefers; Korean where it names neither. */
final class LanguageChoice implements LocaleResolver {

    static final Locale ENGLISH = Locale.ENGLISH;
    private static final String COOKIE = "ieum-language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName())) {
                    return of(cookie.getValue());
                }
            }
        }
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.KOREAN : preferred(request);
    }

    private static Locale preferred(HttpServletRequest request) {
        var wished = request.getLocales();
        while (wished.hasMoreElements()) {
            String language = wished.nextElement().getLanguage();
            if (language.equals("ko") || language.equals("en")) {
                return of(language);
            }
        }
        return Locale.KOREAN;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null && locale != null) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(COOKIE, locale.getLanguage())
                            .path("/")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .sameSite("Strict")
                            .maxAge(Duration.ofDays(365))
                            .build()
                            .toString());
        }
    }

    /** English for {@code en}, Korean for anything else. */
    static Locale of(String language) {
        return language.equals("en") ? ENGLISH : Locale.KOREAN;
    }
}
