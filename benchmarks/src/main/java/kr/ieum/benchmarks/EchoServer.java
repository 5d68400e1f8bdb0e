package kr.ieum.benchmarks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * What carrying a query costs and nothing else: the product's Tomcat and Spring MVC read a body of bytes and answer with one, of the sizes that the
 * gateway's have, signature fields included. Peers forward to its port without TLS. A process of its own.
 *
 * <p>Argument: the folder of the identity, which holds an answer that was kept.
 */
final class EchoServer {

    private EchoServer() {}

    public static void main(String[] arguments) throws Exception {
        ExchangeIdentity identity = new ExchangeIdentity(Path.of(arguments[0]));
        Echo echo = new Echo(identity.keptAnswer(), identity.keptFields());
        GenericWebApplicationContext spring = new GenericWebApplicationContext();
        new AnnotatedBeanDefinitionReader(spring).register(Mvc.class);
        spring.registerBean(Echo.class, () -> echo);
        PeerServer.run(identity, "echo", new DispatcherServlet(spring));
    }

    /** Spring MVC as it is by itself. */
    @EnableWebMvc
    static class Mvc {}

    /** The one resource. */
    @Controller
    static final class Echo {

        private final byte[] answer;
        private final Map<String, String> fields;

        Echo(byte[] answer, Map<String, String> fields) {
            this.answer = answer;
            this.fields = fields;
        }

        @PostMapping(path = "/exchange/v1/queries", consumes = "application/json", produces = "application/json")
        void query(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getInputStream().readAllBytes().length == 0) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            fields.forEach(response::setHeader);
            response.setContentType("application/json");
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        }
    }
}
