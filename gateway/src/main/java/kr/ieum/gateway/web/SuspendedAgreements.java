package kr.ieum.gateway.web;

import java.util.List;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.AgreementChange;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.Standing;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.identity.Official;
import org.springframework.stereotype.Component;

/** The agreements of a task that are suspended, in words for the official whose fields they leave empty. */
@Component
final class SuspendedAgreements {

    private final AgreementRecords agreements;

    SuspendedAgreements(AgreementRecords agreements) {
        this.agreements = agreements;
    }

    /**
     * One of them.
     *
     * @param why since when and for what reason
     * @param whom whom to ask
     */
    record Notice(Link agreement, String why, String whom) {}

    List<Notice> of(String task, Official official, Words words) {
        FederationWords federation = new FederationWords(agreements.references(), words);
        return agreements.all(Readers.onlooker(official)).stream()
                .filter(record -> record.standing() == Standing.SUSPENDED
                        && record.agreement()
                                .filter(agreement -> agreement.task().equals(task))
                                .isPresent())
                .map(record -> notice(record, federation, words))
                .toList();
    }

    private Notice notice(AgreementRecord record, FederationWords federation, Words words) {
        AgreementChange last = agreements.history(record).getLast();
        Agreement agreement = record.agreement().orElseThrow();
        String offices = agreement.contacts().stream()
                .filter(contact -> agreement.providers().contains(contact.agency()))
                .map(contact -> federation.agency(contact.agency()).text() + " " + words.in(contact.office()))
                .collect(Collectors.joining(", "));
        return new Notice(
                federation.agreement(record),
                words.say(
                        "suspended.why",
                        words.moment(last.at()),
                        Cause.of(last.reason())
                                .map(cause -> words.say("cause." + cause.code()))
                                .orElse(last.reason())),
                words.say(
                        "suspended.whom",
                        offices.isEmpty()
                                ? agreement.providers().stream()
                                        .map(code -> federation.agency(code).text())
                                        .collect(Collectors.joining(", "))
                                : offices));
    }
}
