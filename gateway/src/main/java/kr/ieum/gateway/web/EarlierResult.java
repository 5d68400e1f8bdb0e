package kr.ieum.gateway.web;

import kr.ieum.gateway.correction.ApplicantNotice;
import kr.ieum.schemas.model.AttributeKey;

/**
 * On the applicant's result: an item of an earlier result has been reported as wrong, or answered. Item and days only; what
 * it says now stands in the result, under its own grant.
 */
record EarlierResult(String style, String state, String item, String days, String now) {

    static EarlierResult of(ApplicantNotice notice, Words words) {
        String state = Words.kebab(notice.state());
        return new EarlierResult(
                TicketText.style(notice.state()),
                words.say("correction.state." + state),
                words.say(
                        "result.earlier.item",
                        words.attribute(new AttributeKey(notice.attribute())),
                        words.register(notice.register())),
                notice.answeredAt()
                        .map(at -> words.say("result.earlier.answered", words.plan(notice.toldAt()), words.plan(at)))
                        .orElseGet(() -> words.say(
                                "result.earlier.open", words.plan(notice.toldAt()), words.plan(notice.reportedAt()))),
                words.say("result.earlier.now." + state));
    }
}
