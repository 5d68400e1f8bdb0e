package kr.ieum.gateway.agreement;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.ClauseText;
import kr.ieum.gateway.agreement.document.NationalRulesFile;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;

/**
 * The agreements in force on this node: one engine over one immutable snapshot, swapped as a whole. The hot path reads the
 * field and nothing else; the transaction that writes an intent finds out whether it was still the newest.
 */
public final class ActiveAgreements {

    private record Held(
            Engine engine, long policyEpoch, Map<String, Held.Version> versions, Map<String, Held.Version> suspended) {

        record Version(
                String text, Agreement agreement, Optional<LocalDate> end, Terms terms, Map<String, Localized> grants) {

            boolean isOf(AgreementStore.Document document) {
                return text.equals(document.text()) && end.equals(document.end());
            }
        }

        Optional<Version> find(AgreementStore.Document document) {
            String key = key(document.id(), document.version());
            return Optional.ofNullable(versions.getOrDefault(key, suspended.get(key)))
                    .filter(version -> version.isOf(document));
        }
    }

    private final AgreementStore store;
    private final References references;
    private final AgreementLoader loader;
    private final AgreementTerms terms;
    private final NationalRulesFile national;
    private volatile Held held;

    /** Under no national rules. */
    public ActiveAgreements(AgreementStore store, References references) {
        this(store, references, NationalRulesFile.NONE);
    }

    /** Starts without any agreement in force; {@link #refresh} reads the store. */
    public ActiveAgreements(AgreementStore store, References references, NationalRulesFile national) {
        this.store = store;
        this.references = references;
        this.loader = new AgreementLoader(references);
        this.terms = new AgreementTerms(references);
        this.national = national;
        this.held = new Held(
                new Engine(
                        new Snapshot(0, terms.attributes(), List.of(), List.of(), national.rules(), national.skew())),
                0,
                Map.of(),
                Map.of());
    }

    /** The engine over the snapshot in force. Take it once for each decision. */
    public Engine engine() {
        return held.engine();
    }

    /** The epoch of the snapshot in force on this node. */
    public long policyEpoch() {
        return held.policyEpoch();
    }

    /**
     * Builds the next snapshot from the store and puts it in force. Call it at start, after each activation or suspension,
     * and when an intent was refused because the epoch had moved.
     *
     * @return faults of stored agreements that no longer load; these are not in force, so their grants are closed
     */
    public synchronized List<Fault> refresh() {
        AgreementStore.InForce inForce = store.inForce();
        Faults faults = new Faults();
        Map<String, Held.Version> active = read(inForce.documents(), faults);
        Set<String> ids =
                inForce.documents().stream().map(AgreementStore.Document::id).collect(Collectors.toSet());
        Map<String, Held.Version> suspended = read(
                inForce.suspended().stream()
                        .filter(document -> !ids.contains(document.id()))
                        .toList(),
                faults);
        held = new Held(
                new Engine(new Snapshot(
                        inForce.policyEpoch(),
                        terms.attributes(),
                        termsOf(active),
                        termsOf(suspended),
                        national.rules(),
                        national.skew())),
                inForce.policyEpoch(),
                active,
                suspended);
        return faults.list();
    }

    /**
     * As {@link #refresh}, unless the snapshot in force is newer than the one of a decision whose intent was refused: of many requests that
     * see the epoch move one reads the store, and the others wait for it.
     *
     * @param decided the epoch of that decision
     */
    public synchronized List<Fault> refreshBeyond(long decided) {
        return held.policyEpoch() > decided ? List.of() : refresh();
    }

    /** What this node has read before isn't read again: the bytes of a version never change. */
    private Map<String, Held.Version> read(List<AgreementStore.Document> documents, Faults faults) {
        Map<String, Held.Version> versions = new HashMap<>();
        for (AgreementStore.Document document : documents) {
            String name = document.id() + " version " + document.version();
            held.find(document)
                    .or(() -> loader.parse(document.text().getBytes(StandardCharsets.UTF_8), name, faults)
                            .map(AgreementFile::agreement)
                            .map(agreement -> version(document, agreement)))
                    .ifPresent(version -> versions.put(
                            key(version.agreement().id(), version.agreement().version()), version));
        }
        return Map.copyOf(versions);
    }

    private static List<Terms> termsOf(Map<String, Held.Version> versions) {
        return versions.values().stream().map(Held.Version::terms).toList();
    }

    private Held.Version version(AgreementStore.Document document, Agreement agreement) {
        Map<String, Localized> grants = new HashMap<>();
        ClauseText.of(agreement, references)
                .ifPresent(text -> agreement
                        .grants()
                        .forEach(grant -> text.ofGrant(grant.id()).ifPresent(words -> grants.put(grant.id(), words))));
        return new Held.Version(
                document.text(), agreement, document.end(), terms.of(agreement, document.end()), Map.copyOf(grants));
    }

    /** The agreement of that version, while it is in force. */
    public Optional<Agreement> find(String id, int version) {
        return Optional.ofNullable(held.versions().get(key(id, version))).map(Held.Version::agreement);
    }

    /** The obligation that a duty comes from, while its agreement is in force. */
    public Optional<Obligation> obligation(Decision.Duty duty) {
        return find(duty.agreement(), duty.version()).stream()
                .flatMap(agreement -> agreement.obligations().stream())
                .filter(obligation -> obligation.id().equals(duty.obligation()))
                .findFirst();
    }

    /** The agreements in force together, for analysis. */
    public Policy policy() {
        return Policy.of(references, termsOf(held.versions()), national.rules(), national.skew());
    }

    /** The agreements in force, by id. */
    public List<Agreement> all() {
        return held.versions().values().stream()
                .map(Held.Version::agreement)
                .sorted(Comparator.comparing(Agreement::id))
                .toList();
    }

    /** Who may be told of a register's events. */
    public List<Addressee> addressees(String register) {
        return Addressee.of(termsOf(held.versions()), register);
    }

    /** Why an authority lets somebody see a value, or would if it weren't suspended; nothing when it is over. */
    public Optional<Explanation> explain(Authority authority) {
        Held now = held;
        String key = key(authority.agreement(), authority.version());
        Held.Version version = now.versions().getOrDefault(key, now.suspended().get(key));
        if (version == null) {
            return Optional.empty();
        }
        Optional<Localized> grant = Optional.ofNullable(version.grants().get(authority.grant()));
        return grant.flatMap(words -> version.agreement().legalBasis().stream()
                .filter(basis -> basis.id().equals(authority.basis()))
                .findFirst()
                .map(basis -> new Explanation(
                        version.agreement().title(), words, basis.citation(), basis.kind(), basis.fictional())));
    }

    private static String key(String id, int version) {
        return id + " " + version;
    }
}
