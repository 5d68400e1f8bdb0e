package kr.ieum.adapters.camel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.DefinitionFault;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportTemplate;
import org.apache.camel.CamelContext;

/** Makes adapters from definitions: a template by name, its parameters checked, a route of the injected Camel context. */
public final class AdapterFactory {

    /** What came of a definition. */
    public sealed interface Opening {}

    /** The register is in service; whoever asked for it closes it. */
    public record Opened(RegisterAdapter adapter) implements Opening {}

    /** The definition is at fault; nothing was started. */
    public record Refused(List<DefinitionFault> faults) implements Opening {}

    private final Map<String, Transport> transports;
    private final RegisterRoutes routes;

    /** Adds the transports' route templates to the context and takes from it what could show bodies. */
    public AdapterFactory(CamelContext camel, Clock clock, List<Transport> transports) {
        this.transports = transports.stream()
                .collect(Collectors.toUnmodifiableMap(
                        transport -> transport.template().id(), Function.identity()));
        this.routes = new RegisterRoutes(camel, clock);
        quiet(camel);
        for (Transport transport : transports) {
            try {
                camel.addRoutes(transport.routes());
            } catch (Exception e) {
                // Camel declares no narrower one
                throw new IllegalStateException(
                        "route template " + transport.template().id(), e);
            }
        }
    }

    /** No tracing, history or debugging: each of them would keep or print bodies, which hold keys and records. */
    private static void quiet(CamelContext camel) {
        camel.setTracing(false);
        camel.setBacklogTracing(false);
        camel.setDebugging(false);
        camel.setMessageHistory(false);
        camel.setLogMask(true);
        camel.setLogExhaustedMessageBody(false);
        camel.setAllowUseOriginalMessage(false);
        camel.setUseBreadcrumb(false);
        camel.setStreamCaching(false);
    }

    /** Makes the adapter, or tells every fault of the definition. */
    public Opening open(RegisterDefinition definition) {
        List<DefinitionFault> faults =
                check(transports.values().stream().map(Transport::template).toList(), definition);
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        Optional<Transport> transport = Optional.ofNullable(transports.get(definition.template()));
        return new Opened(transport
                .orElseThrow()
                .open(
                        definition,
                        TemplateParameters.of(transport.orElseThrow().template(), definition.parameters()),
                        routes));
    }

    /** Every fault of a definition, without starting anything. */
    public static List<DefinitionFault> check(List<TransportTemplate> templates, RegisterDefinition definition) {
        Map<String, TransportTemplate> known = new TreeMap<>();
        templates.forEach(template -> known.put(template.id(), template));
        TransportTemplate template = known.get(definition.template());
        if (template == null) {
            return List.of(new DefinitionFault(
                    "template",
                    "R1",
                    "there is no transport '" + definition.template() + "'",
                    "use one of " + known.keySet()));
        }
        List<DefinitionFault> faults = template.check(
                definition.register(),
                definition.parameters(),
                definition.endpoint(),
                definition.credential().map(Credential::kind),
                definition.deadline());
        boolean fits = template.delivered()
                ? definition
                        .layout()
                        .filter(layout -> template.id().endsWith(layout.format()))
                        .isPresent()
                : definition.layout().isEmpty();
        if (!fits) {
            faults = new ArrayList<>(faults);
            faults.add(new DefinitionFault(
                    "mapping",
                    "R7",
                    template.delivered()
                            ? "transport '" + template.id() + "' needs a mapping with the layout of its files"
                            : "transport '" + template.id() + "' delivers no files, but the mapping has a layout",
                    template.delivered()
                            ? "use a mapping whose format the transport's name ends with"
                            : "use the mapping of its answers"));
        }
        return List.copyOf(faults);
    }
}
