package kr.ieum.gateway.web.exchange;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import kr.ieum.gateway.identity.SystemId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the system whose identity the edge has proven to a resource; never what a request says of itself. */
final class CallingSystem implements HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = CallingSystem.class.getName();

    /** For the edge: this request comes from that system. */
    static void proven(ServletRequest request, SystemId system) {
        request.setAttribute(ATTRIBUTE, system);
    }

    /** The system from which a request comes, once that is proven. */
    static Optional<SystemId> of(ServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .filter(SystemId.class::isInstance)
                .map(SystemId.class::cast);
    }

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
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
                .orElseThrow(() -> new IllegalStateException("the edge lets nobody in whose system isn't proven"));
    }
}
