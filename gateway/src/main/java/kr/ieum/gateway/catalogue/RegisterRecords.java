package kr.ieum.gateway.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.schemas.mapping.Coverage;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.model.AttributeKey;

/** The registers of the federation for reading, each with its mapping's coverage and its status of now. Thread-safe. */
public final class RegisterRecords {

    private static final String CLOSED = "closed";

    private final Catalogue catalogue;
    private final Map<String, Mapping> mappings;
    private final Function<String, RegisterStatus> statuses;

    /**
     * Joins the parts.
     *
     * @param mappings by id
     * @param statuses how the register of an id fares now
     */
    public RegisterRecords(
            Catalogue catalogue, Map<String, Mapping> mappings, Function<String, RegisterStatus> statuses) {
        this.catalogue = catalogue;
        this.mappings = Map.copyOf(mappings);
        this.statuses = statuses;
    }

    /** All registers, by id. */
    public List<RegisterRecord> all() {
        return catalogue.registers().stream().map(this::record).toList();
    }

    /** The register of that id. */
    public Optional<RegisterRecord> find(String id) {
        return catalogue.findRegister(id).map(this::record);
    }

    /** The mappings by which consumers take that attribute in a format of their own, by id. */
    public List<String> waysOut(AttributeKey attribute) {
        return mappings.values().stream()
                .filter(mapping -> mapping.wayOut()
                        .filter(way -> way.attributes().contains(attribute))
                        .isPresent())
                .map(Mapping::id)
                .sorted()
                .toList();
    }

    private RegisterRecord record(Register register) {
        Coverage coverage = Optional.ofNullable(mappings.get(register.mapping()))
                .map(Mapping::coverage)
                .orElseThrow(() ->
                        new IllegalStateException("register " + register.id() + " was loaded without its mapping"));
        return new RegisterRecord(
                register,
                coverage,
                statuses.apply(register.id()),
                Optional.ofNullable(register.parameters().get(CLOSED)));
    }
}
