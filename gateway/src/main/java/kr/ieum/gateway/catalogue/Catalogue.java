package kr.ieum.gateway.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.identity.SecretName;

/** All that is joined to this federation. Immutable. */
public final class Catalogue {

    private final Map<String, EndpointAddress> endpoints;
    private final List<Register> registers;
    private final List<CaseSystemEntry> caseSystems;
    private final List<ProtectionListEntry> protectionLists;
    private final List<AnnouncedEvent> events;
    private final List<SubscriberEntry> subscribers;
    private final List<DropEntry> drops;
    private final List<AnnouncerEntry> announcers;

    Catalogue(
            Map<String, EndpointAddress> endpoints,
            List<Register> registers,
            List<CaseSystemEntry> caseSystems,
            List<ProtectionListEntry> protectionLists,
            List<AnnouncedEvent> events,
            List<SubscriberEntry> subscribers,
            List<DropEntry> drops,
            List<AnnouncerEntry> announcers) {
        this.endpoints = Map.copyOf(endpoints);
        this.registers =
                registers.stream().sorted(Comparator.comparing(Register::id)).toList();
        this.caseSystems = List.copyOf(caseSystems);
        this.protectionLists = List.copyOf(protectionLists);
        this.events = List.copyOf(events);
        this.subscribers = List.copyOf(subscribers);
        this.drops = List.copyOf(drops);
        this.announcers = List.copyOf(announcers);
    }

    /** The registers by id. */
    public List<Register> registers() {
        return registers;
    }

    /** The register with this id. */
    public Optional<Register> findRegister(String id) {
        return registers.stream().filter(register -> register.id().equals(id)).findFirst();
    }

    /** The case systems, in file order. */
    public List<CaseSystemEntry> caseSystems() {
        return caseSystems;
    }

    /** The case system that keeps an agency's cases. */
    public Optional<CaseSystemEntry> caseSystemOf(String agency) {
        return caseSystems.stream()
                .filter(system -> system.agencies().contains(agency))
                .findFirst();
    }

    /** The lists of protected pairs, in file order. */
    public List<ProtectionListEntry> protectionLists() {
        return protectionLists;
    }

    /** What registers' keepers announce, in the order of the files' names. */
    public List<AnnouncedEvent> events() {
        return events;
    }

    /** Where systems are told of events, in file order. */
    public List<SubscriberEntry> subscribers() {
        return subscribers;
    }

    /** Where systems leave files, in file order. */
    public List<DropEntry> drops() {
        return drops;
    }

    /** Where systems leave what they announce, in file order. */
    public List<AnnouncerEntry> announcers() {
        return announcers;
    }

    /** The endpoint of that name; the loader has seen that every name in use has one. */
    public Optional<EndpointAddress> findEndpoint(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    /** The same catalogue with some endpoints elsewhere, as the demo's simulated agencies say when they are up. */
    public Catalogue withEndpoints(List<EndpointAddress> moved) {
        Map<String, EndpointAddress> all = new LinkedHashMap<>(endpoints);
        moved.forEach(endpoint -> all.put(endpoint.name(), endpoint));
        return new Catalogue(all, registers, caseSystems, protectionLists, events, subscribers, drops, announcers);
    }

    /** Every secret that is named, each once, with who needs it. */
    public Map<SecretName, List<String>> secrets() {
        Map<SecretName, List<String>> needed = new LinkedHashMap<>();
        registers.forEach(register ->
                register.credential().ifPresent(c -> add(needed, c, "register " + register.id())));
        caseSystems.forEach(system -> add(needed, system.credential(), "case system " + system.id()));
        protectionLists.forEach(list -> add(needed, list.credential(), "protection list " + list.id()));
        subscribers.forEach(subscriber ->
                subscriber.credential().ifPresent(c -> add(needed, c, "subscriber " + subscriber.system())));
        drops.forEach(drop -> add(needed, drop.login(), "folder of " + drop.system()));
        announcers.forEach(announcer -> add(needed, announcer.login(), "announcer " + announcer.system()));
        return needed;
    }

    private static void add(Map<SecretName, List<String>> needed, CredentialReference credential, String who) {
        needed.computeIfAbsent(credential.secret(), name -> new ArrayList<>()).add(who);
    }
}
