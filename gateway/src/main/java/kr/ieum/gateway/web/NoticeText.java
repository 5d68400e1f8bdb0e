package kr.ieum.gateway.web;

import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.correction.RecipientNotice;

/**
 * On the home page: a field that one was told has been reported, or answered; or one that an applicant was told, who has to
 * be told. Of the latter no words of reporter or keeper are shown: they may speak of what the official doesn't see.
 *
 * @param caseNumber the case, where it is still one's own
 * @param handle its address
 */
record NoticeText(
        TicketText ticket,
        String seen,
        String lookup,
        Optional<String> caseNumber,
        Optional<String> handle,
        boolean toApplicant,
        String now) {

    /** @param handles of one's own cases, by number */
    static NoticeText of(RecipientNotice notice, Map<String, String> handles, Words words) {
        return new NoticeText(
                TicketText.of(notice.ticket(), words),
                words.say(
                        notice.toApplicant() ? "correction.handed" : "correction.seen", words.moment(notice.seenAt())),
                notice.lookup().toString(),
                notice.caseNumber(),
                notice.caseNumber().map(handles::get),
                notice.toApplicant(),
                words.say((notice.toApplicant() ? "correction.applicant." : "correction.notice.")
                        + Words.kebab(notice.ticket().state())));
    }
}
