package kr.ieum.adapters.http;

import java.util.Map;
import java.util.function.Function;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.RegisterRoutes;
import kr.ieum.adapters.camel.RoutedRegister;
import kr.ieum.adapters.camel.Step;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The route that all transports over HTTP share: write the request, exchange it, read the answer. */
public final class HttpRoute {

    private static final String WRITE = "write";
    private static final String EXCHANGE = "exchange";
    private static final String READ = "read";

    /** What goes from the first step to the second. */
    private static final class Outgoing {
        private final RegisterQuestion question;
        private final byte[] body;

        Outgoing(RegisterQuestion question, byte[] body) {
            this.question = question;
            this.body = body;
        }
    }

    private HttpRoute() {}

    /** The Camel route template of that id. */
    public static RouteBuilder template(String id) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate(id)
                        .templateParameter(RegisterRoutes.REGISTER)
                        .from("direct:" + id + "-{{" + RegisterRoutes.REGISTER + "}}")
                        .errorHandler(noErrorHandler())
                        .process("{{" + WRITE + "}}")
                        .process("{{" + EXCHANGE + "}}")
                        .process("{{" + READ + "}}");
            }
        };
    }

    /**
     * Puts a register into service.
     *
     * @param headers of every request, beside those that all have
     * @param write the request's body for a question
     * @param read the answer that a reply amounts to
     */
    public static RegisterAdapter open(
            RegisterDefinition definition,
            TransportTemplate template,
            TemplateParameters parameters,
            RegisterRoutes routes,
            Map<String, String> headers,
            Function<RegisterQuestion, byte[]> write,
            Function<HttpReply.Answered, RegisterAnswer> read) {
        HttpExchange exchange = new HttpExchange(HttpTarget.of(definition, parameters, headers), routes.clock());
        Map<String, Processor> steps = Map.of(
                WRITE,
                Step.<RegisterQuestion, Outgoing>of(
                        RegisterQuestion.class, question -> new Outgoing(question, write.apply(question))),
                EXCHANGE,
                Step.<Outgoing, HttpReply>of(
                        Outgoing.class, outgoing -> exchange.post(outgoing.question, outgoing.body)),
                READ,
                Step.<HttpReply, RegisterAnswer>of(HttpReply.class, reply -> switch (reply) {
                    case HttpReply.Answered answered -> read.apply(answered);
                    case HttpReply.Failed failed -> failed.answer();
                }));
        return new RoutedRegister(
                definition,
                template,
                parameters,
                routes.instantiate(template.id(), definition.register(), steps),
                exchange::close,
                routes.clock());
    }
}
