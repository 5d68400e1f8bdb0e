package kr.ieum.adapters;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The checked parameters of one definition, read as what they are. */
public final class TemplateParameters {

    private final Map<String, String> values;

    private TemplateParameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The given parameters and the template's own values for the rest; {@link TransportTemplate#check} found no fault. */
    public static TemplateParameters of(TransportTemplate template, Map<String, String> given) {
        Map<String, String> values = new HashMap<>(given);
        for (TemplateParameter parameter : template.parameters()) {
            parameter.fallback().ifPresent(fallback -> values.putIfAbsent(parameter.name(), fallback));
        }
        return new TemplateParameters(values);
    }

    /** The text of a parameter that may be absent. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The text of a parameter that is required or has a value of its own. */
    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("parameter " + name + " has no value"));
    }

    /** A {@link ParameterType#DURATION}. */
    public Duration duration(String name) {
        return Duration.parse(text(name));
    }

    /** A {@link ParameterType#STATUS} or {@link ParameterType#PERCENT}. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** A {@link ParameterType#SIZE} in bytes. */
    public long bytes(String name) {
        String text = text(name);
        long number = Long.parseLong(text.substring(0, text.length() - 3));
        return switch (text.charAt(text.length() - 3)) {
            case 'K' -> number << 10;
            case 'M' -> number << 20;
            default -> number << 30;
        };
    }

    /** {@link ParameterType#FIXED_ELEMENTS} in their order; empty when absent. */
    public Map<String, String> elements(String name) {
        Map<String, String> elements = new LinkedHashMap<>();
        for (String element : find(name).map(text -> text.split(";", -1)).orElse(new String[0])) {
            int sign = element.indexOf('=');
            elements.put(
                    element.substring(0, sign).strip(),
                    element.substring(sign + 1).strip());
        }
        return elements;
    }

    /** The zone of the register's hours and dates. */
    public ZoneId zone() {
        return ZoneId.of(text("zone"));
    }

    /** The register's planned stop, where it has one. */
    public Optional<PlannedStop> plannedStop() {
        return find("closed").map(hours -> PlannedStop.of(hours, zone()));
    }
}
