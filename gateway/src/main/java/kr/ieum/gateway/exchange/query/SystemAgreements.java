package kr.ieum.gateway.exchange.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Onlooker;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.ReleasedForms;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.view.ViewDefinition;
import kr.ieum.schemas.export.Selection;

/**
 * What agreements let a system receive, for the closed schemas of its messages: those that are or once were in force, with its agency among
 * the consumers, and with the system itself where they name any. Of others it learns as little as of what isn't there.
 */
public final class SystemAgreements {

    private static final Onlooker ALL = new Onlooker("", Set.of(), true);
    private static final String RECIPIENT = "official";

    private final AgreementRecords records;

    /** Over these agreements. */
    public SystemAgreements(AgreementRecords records) {
        this.records = records;
    }

    /** What one version of an agreement releases; nothing where it isn't the system's. */
    public Optional<Selection> ofAgreement(SystemId system, String id, int version) {
        return records.find(id, version, ALL)
                .flatMap(record -> readable(record, system))
                .map(this::selection);
    }

    /** What all agreements of today release to the official for the task of a view; nothing where none is the system's. */
    public Optional<Selection> ofTask(SystemId system, ViewDefinition view) {
        List<Selection.Line> lines = records.all(ALL).stream()
                .filter(record -> record.standing() == Standing.IN_FORCE)
                .flatMap(record -> readable(record, system).stream())
                .filter(agreement -> agreement.task().equals(view.task()))
                .flatMap(agreement -> selection(agreement).lines().stream())
                .filter(line -> line.audience().recipient().equals(RECIPIENT))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(QuerySelection.of(view, lines));
    }

    private Selection selection(Agreement agreement) {
        return new ReleasedForms(agreement, records.references().model()).selection();
    }

    private Optional<Agreement> readable(AgreementRecord record, SystemId system) {
        return record.agreement()
                .filter(agreement -> record.stored().inForceSince().isPresent())
                .filter(agreement -> agreement.consumers().stream()
                        .anyMatch(consumer ->
                                records.references().agenciesOf(consumer).contains(system.agency())
                                        && (consumer.systems().isEmpty()
                                                || consumer.systems().contains(system.system()))));
    }
}
