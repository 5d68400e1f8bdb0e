package kr.ieum.gateway.agreement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.schemas.yaml.Fault;

/**
 * An agreement version as administrators read it: what the database keeps and what the document says.
 *
 * @param file nothing when the stored document no longer loads; then {@code faults} say why, and it releases nothing
 */
public record AgreementRecord(
        StoredAgreement stored, Standing standing, Optional<AgreementFile> file, List<Fault> faults) {

    /** Makes it immutable. */
    public AgreementRecord {
        faults = List.copyOf(faults);
    }

    /** The agreement's id. */
    public String id() {
        return stored.id();
    }

    /** Its version. */
    public int version() {
        return stored.version();
    }

    /** What the document says. */
    public Optional<Agreement> agreement() {
        return file.map(AgreementFile::agreement);
    }

    /** The weakest article that the version rests on: a decree is weaker than a statute, an administrative rule than both. */
    public Optional<Agreement.LegalBasis> weakestBasis() {
        return agreement().stream()
                .flatMap(agreement -> agreement.legalBasis().stream())
                .max(Comparator.comparing(Agreement.LegalBasis::kind).thenComparing(Agreement.LegalBasis::fictional));
    }

    /** The registers of which the version grants something. */
    public Set<String> registers(References references) {
        return agreement()
                .map(agreement -> agreement.grants().stream()
                        .flatMap(grant -> grant.register()
                                .map(Stream::of)
                                .orElseGet(() -> agreement.providers().stream()
                                        .flatMap(provider -> references.registersKeptBy(provider).stream())))
                        .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                .orElseGet(Set::of);
    }
}
