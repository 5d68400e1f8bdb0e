package kr.ieum.gateway.catalogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.adapters.PlannedStop;

/** When registers and the gateway itself are planned not to answer, as their configuration says. Immutable. */
public final class MaintenanceCalendar {

    private static final String CLOSED = "closed";
    private static final String ZONE = "zone";
    private static final String USUAL_ZONE = "Asia/Seoul";

    private final List<Register> registers;
    private final List<PlannedOutage> own;

    /** @param own stops of the gateway itself */
    public MaintenanceCalendar(Catalogue catalogue, List<PlannedOutage> own) {
        this.registers = catalogue.registers();
        this.own = List.copyOf(own);
    }

    /** What touches a span of time, by its beginning. */
    public List<PlannedOutage> within(Instant from, Instant until) {
        return Stream.concat(
                        own.stream()
                                .filter(stop ->
                                        stop.end().isAfter(from) && stop.begin().isBefore(until)),
                        registers.stream().flatMap(register -> stops(register, from, until)))
                .sorted(Comparator.comparing(PlannedOutage::begin)
                        .thenComparing(stop -> stop.register().orElse("")))
                .toList();
    }

    private static Stream<PlannedOutage> stops(Register register, Instant from, Instant until) {
        ZoneId zone = ZoneId.of(register.parameters().getOrDefault(ZONE, USUAL_ZONE));
        return Optional.ofNullable(register.parameters().get(CLOSED)).stream()
                .flatMap(hours -> PlannedStop.of(hours, zone).within(from, until).stream())
                .map(window ->
                        new PlannedOutage(Optional.of(register.id()), register.title(), window.begin(), window.end()));
    }
}
