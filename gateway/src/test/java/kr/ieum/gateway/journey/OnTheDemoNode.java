package kr.ieum.gateway.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test on the JVM's one demo node, which its constructor takes; afterwards every simulated agency is well again. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnTheDemoNode.Provider.class)
@interface OnTheDemoNode {

    /** Starts the node for the first test that asks for it and ends it after the last test of the JVM. */
    final class Provider implements ParameterResolver, AfterEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DemoNode.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return node(context);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            node(context).cure();
        }

        private static DemoNode node(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(OnTheDemoNode.class))
                    .computeIfAbsent(DemoNode.class, key -> DemoNode.make(), DemoNode.class);
        }
    }
}
