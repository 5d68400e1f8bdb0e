package kr.ieum.gateway.start;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.DefinitionFault;
import kr.ieum.adapters.Endpoint;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.adapters.camel.AdapterFactory;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.gateway.catalogue.CredentialReference;
import kr.ieum.gateway.catalogue.EndpointAddress;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.identity.Secret;
import kr.ieum.gateway.identity.SecretName;
import kr.ieum.gateway.identity.Secrets;
import kr.ieum.gateway.release.JoinedRegister;
import kr.ieum.gateway.telemetry.RegisterCalls;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the catalogue's registers into adapters with their mappings. What can be checked without a register or a secret is
 * checked when the federation is loaded, so that {@code lint} finds it.
 */
final class OpenedRegisters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedRegisters.class);

    private final Map<String, JoinedRegister> registers = new LinkedHashMap<>();

    /** Opens every register whose secret is there; one without is out of service and named in the log. */
    OpenedRegisters(
            Catalogue catalogue, Schemas schemas, Secrets secrets, AdapterFactory adapters, RegisterCalls calls) {
        for (Register register : catalogue.registers()) {
            Mapping mapping = schemas.mappings().get(register.mapping());
            EndpointAddress endpoint =
                    catalogue.findEndpoint(register.endpoint()).orElseThrow();
            Optional<Credential> credential = register.credential().flatMap(c -> credential(c, secrets));
            if (mapping == null) {
                throw new IllegalStateException("register " + register.id() + " was loaded without its mapping");
            }
            if (register.credential().isPresent() && credential.isEmpty()) {
                registers.put(
                        register.id(),
                        new JoinedRegister(
                                new OutOfService(register.id(), register.template()), mapping, register.deadline()));
                continue;
            }
            RegisterDefinition definition = definition(register, mapping, endpoint, credential);
            switch (adapters.open(definition)) {
                case AdapterFactory.Opened(var adapter) ->
                    registers.put(
                            register.id(),
                            new JoinedRegister(
                                    adapter,
                                    mapping,
                                    register.deadline(),
                                    calls.of(register.id(), register.template())));
                case AdapterFactory.Refused(List<DefinitionFault> faults) ->
                    throw new IllegalStateException("register " + register.id() + " was loaded with faults: " + faults);
            }
        }
    }

    /** How a register fares now. */
    RegisterStatus status(String id) {
        JoinedRegister register = registers.get(id);
        if (register == null) {
            throw new IllegalStateException("no register " + id);
        }
        return register.adapter().status();
    }

    Map<String, JoinedRegister> all() {
        return Map.copyOf(registers);
    }

    @Override
    public void close() {
        registers.values().forEach(register -> register.adapter().close());
        LOG.debug("{} registers closed", registers.size());
    }

    /**
     * Checks every register against its mapping and its transport.
     *
     * <p>Rules C20: no such mapping; C21: one that is a draft. The transports' own rules are R1 to R9.
     *
     * @return the attributes that each register can produce, by register id
     */
    static Map<String, Set<AttributeKey>> check(
            Catalogue catalogue, Schemas schemas, List<TransportTemplate> templates, Faults faults) {
        Map<String, Set<AttributeKey>> produced = new LinkedHashMap<>();
        for (Register register : catalogue.registers()) {
            Mapping mapping = schemas.mappings().get(register.mapping());
            if (mapping == null) {
                faults.add(register.written()
                        .fault(
                                "mapping",
                                "C20",
                                "there is no mapping '" + register.mapping() + "' without fault",
                                "use one of "
                                        + schemas.mappings().keySet().stream()
                                                .sorted()
                                                .toList()));
                produced.put(register.id(), Set.of());
                continue;
            }
            if (mapping.isDraft()) {
                faults.add(register.written()
                        .fault(
                                "mapping",
                                "C21",
                                "the mapping '" + register.mapping() + "' is a draft",
                                "decide what it leaves open, have it reviewed, and remove 'draft: true'"));
            }
            produced.put(register.id(), mapping.attributes());
            Optional<Credential> kindOnly = register.credential().map(OpenedRegisters::withoutSecret);
            catalogue
                    .findEndpoint(register.endpoint())
                    .ifPresent(endpoint -> AdapterFactory.check(
                                    templates, definition(register, mapping, endpoint, kindOnly))
                            .forEach(fault -> faults.add(register.written()
                                    .fault(fault.key(), fault.rule(), fault.message(), fault.remedy()))));
        }
        return produced;
    }

    private static RegisterDefinition definition(
            Register register, Mapping mapping, EndpointAddress endpoint, Optional<Credential> credential) {
        return new RegisterDefinition(
                register.id(),
                register.template(),
                register.parameters(),
                new Endpoint(endpoint.url(), endpoint.hostKey()),
                credential,
                register.deadline(),
                mapping.decoder(),
                mapping.fileLayout());
    }

    private static Credential withoutSecret(CredentialReference reference) {
        return switch (reference) {
            case CredentialReference.Bearer(SecretName _) -> new Credential.Bearer("");
            case CredentialReference.Login(String user, SecretName _) -> new Credential.Login(user, "");
        };
    }

    private static Optional<Credential> credential(CredentialReference reference, Secrets secrets) {
        return secrets.find(reference.secret()).map(Secret::reveal).map(secret -> switch (reference) {
            case CredentialReference.Bearer(SecretName _) -> new Credential.Bearer(secret);
            case CredentialReference.Login(String user, SecretName _) -> new Credential.Login(user, secret);
        });
    }

    /** The registers of the loaded federation, for a message. */
    @Override
    public String toString() {
        return registers.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
