package kr.ieum.gateway.web.exchange;

import java.util.Optional;
import kr.ieum.gateway.identity.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a resource the system that {@link SignedExchange} found. Without one nothing is handed over, and the resource isn't reached. */
public final class CallingSystem implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(SystemId.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Optional.ofNullable(request.getAttribute(SignedExchange.CALLER, RequestAttributes.SCOPE_REQUEST))
                .filter(SystemId.class::isInstance)
                .orElseThrow(
                        () -> new IllegalStateException("no system is known: the request didn't come by the edge"));
    }
}
