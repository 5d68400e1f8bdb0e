package kr.ieum.gateway.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** A call of one of these methods on any type of Camel's. */
final class CamelCall extends DescribedPredicate<JavaMethodCall> {

    private final Set<String> methods;

    CamelCall(Set<String> methods) {
        super("of Camel's " + methods);
        this.methods = methods;
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return methods.contains(call.getName())
                && call.getTargetOwner().getPackageName().startsWith("org.apache.camel");
    }
}
