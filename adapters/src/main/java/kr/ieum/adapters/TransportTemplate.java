package kr.ieum.adapters;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How one kind of transport may be configured: a closed list of typed parameters. A definition is checked against it
 * without starting anything, so that a lint can do it too.
 *
 * @param id the name by which a definition instantiates it
 * @param description what it does, in one sentence
 * @param schemes schemes that an endpoint's address may have
 * @param credential the kind of credential it can use
 * @param delivered whether the register delivers files, so that a layout is needed
 * @param narrowing who drops the fields that weren't permitted
 */
public record TransportTemplate(
        String id,
        String description,
        List<TemplateParameter> parameters,
        Set<String> schemes,
        Credential.Kind credential,
        boolean delivered,
        RegisterAdapter.Narrowing narrowing) {

    private static final Pattern REGISTER = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Set<String> CLEAR_TEXT = Set.of("http", "tcp");
    private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(10);

    /** Makes it immutable. */
    public TransportTemplate {
        parameters = List.copyOf(parameters);
        schemes = Set.copyOf(schemes);
    }

    /**
     * Checks all of a definition that is written in the configuration.
     *
     * @param credential the kind of the credential that the definition names, empty when it names none
     * @return every fault, empty when there is none
     */
    public List<DefinitionFault> check(
            String register,
            Map<String, String> given,
            Endpoint endpoint,
            Optional<Credential.Kind> credential,
            Duration deadline) {
        List<DefinitionFault> faults = new ArrayList<>();
        if (!REGISTER.matcher(register).matches()) {
            faults.add(new DefinitionFault(
                    "register", "R9", "the register's id has other characters than a-z, 0-9 and -", "rename it"));
        }
        checkParameters(given, faults);
        checkEndpoint(endpoint, faults);
        credential
                .filter(kind -> kind != this.credential)
                .ifPresent(kind -> faults.add(new DefinitionFault(
                        "credential",
                        "R6",
                        "transport '" + id + "' can't use a credential of kind " + kind,
                        "give one of kind " + this.credential)));
        if (this.credential == Credential.Kind.LOGIN && credential.isEmpty()) {
            faults.add(new DefinitionFault(
                    "credential", "R6", "transport '" + id + "' needs a login", "name the secret of its user"));
        }
        if (!deadline.isPositive() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
            faults.add(new DefinitionFault(
                    "deadline", "R8", "the deadline isn't between 0 and 10 minutes", "write one such as PT1.5S"));
        }
        return List.copyOf(faults);
    }

    private void checkParameters(Map<String, String> given, List<DefinitionFault> faults) {
        for (TemplateParameter parameter : parameters) {
            String key = "parameters." + parameter.name();
            String value = given.get(parameter.name());
            if (value == null) {
                if (parameter.required()) {
                    faults.add(new DefinitionFault(
                            key,
                            "R3",
                            "transport '" + id + "' needs the parameter '" + parameter.name() + "'",
                            "add it: " + parameter.description()));
                }
            } else if (!parameter.type().accepts(value)) {
                faults.add(new DefinitionFault(
                        key,
                        "R4",
                        "the parameter '" + parameter.name() + "' has not the form that it needs",
                        "write " + parameter.type().shape()));
            }
        }
        for (String name : new TreeMap<>(given).keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                faults.add(new DefinitionFault(
                        "parameters." + name,
                        "R2",
                        "transport '" + id + "' has no parameter '" + name + "'",
                        "use one of "
                                + parameters.stream()
                                        .map(TemplateParameter::name)
                                        .sorted()
                                        .toList()));
            }
        }
    }

    private void checkEndpoint(Endpoint endpoint, List<DefinitionFault> faults) {
        URI address = endpoint.address();
        Optional<String> scheme = Optional.ofNullable(address.getScheme()).filter(schemes::contains);
        Optional<String> host = Optional.ofNullable(address.getHost());
        if (scheme.isEmpty() || host.isEmpty()) {
            faults.add(endpointFault(
                    "the address has not one of the schemes " + schemes + " and a host",
                    "write an address such as " + schemes.iterator().next() + "://host:port"));
            return;
        }
        boolean bare = Optional.ofNullable(address.getRawPath()).orElse("").matches("/?");
        if (!bare
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            faults.add(endpointFault(
                    "the address says more than scheme, host and port",
                    "move paths to the parameters and secrets to the credential"));
        }
        if (CLEAR_TEXT.contains(scheme.get()) && !LOOPBACK.contains(host.get())) {
            faults.add(endpointFault(
                    "personal data would travel in clear text: " + scheme.get() + " is for this machine only",
                    "use " + (scheme.get().equals("http") ? "https" : "ssl")));
        }
        boolean ssh = scheme.get().equals("sftp");
        Optional<String> fingerprint = endpoint.hostKeyFingerprint();
        if (ssh
                && fingerprint
                        .filter(text -> FINGERPRINT.matcher(text).matches())
                        .isEmpty()) {
            faults.add(new DefinitionFault(
                    "endpoint.hostKey",
                    "R5",
                    "the server's host key is not pinned",
                    "write its fingerprint as SHA256: and 43 characters, as ssh-keygen -l shows it"));
        }
        if (!ssh && fingerprint.isPresent()) {
            faults.add(new DefinitionFault(
                    "endpoint.hostKey", "R5", "only transports over SSH have a host key", "remove it"));
        }
    }

    private static DefinitionFault endpointFault(String message, String remedy) {
        return new DefinitionFault("endpoint", "R5", message, remedy);
    }
}
