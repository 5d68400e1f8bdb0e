package kr.ieum.adapters.camel;

import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import org.apache.camel.builder.RouteBuilder;

/** One kind of transport: its checked template, its Camel route template, and how an adapter is made from both. */
public interface Transport {

    /** The closed list of parameters. */
    TransportTemplate template();

    /**
     * The Camel route template of the same id. Its only parameter is {@link RegisterRoutes#REGISTER}; everything else is
     * bound as a bean of the instance.
     */
    RouteBuilder routes();

    /** Makes the adapter; the definition was checked and has no fault. */
    RegisterAdapter open(RegisterDefinition definition, TemplateParameters parameters, RegisterRoutes routes);
}
