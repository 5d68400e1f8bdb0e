package kr.ieum.gateway.web;

import java.util.Optional;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the official of the session to a controller, as the directory knows them now. */
final class SignedInOfficial implements HandlerMethodArgumentResolver {

    private final Directory officials;

    SignedInOfficial(Directory officials) {
        this.officials = officials;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Official.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getName)
                .flatMap(officials::find)
                .map(Officials.Account::official)
                .orElseThrow(() -> new IllegalStateException("the security chain lets nobody in without an account"));
    }
}
