package kr.ieum.gateway.web;

import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.request.AgreementRequest;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.schemas.model.AttributeKey;

/** Requests for agreements in words, and what an agreement would need. */
final class RequestText {

    private final FederationWords federation;
    private final FederationBook book;
    private final Words words;

    RequestText(FederationWords federation, Words words) {
        this.federation = federation;
        this.book = new FederationBook(federation, words);
        this.words = words;
    }

    /** A request as a line of a list. */
    record Line(Link what, Badge state, Link keeper, Link task, String at, String answer) {}

    Line line(AgreementRequest request) {
        return new Line(
                Link.to(federation.attribute(request.attribute()), "/requests/" + request.id()),
                state(request),
                federation.agency(request.keeper()),
                federation.task(request.task()),
                words.moment(request.at()),
                answer(request));
    }

    Badge state(AgreementRequest request) {
        String style = switch (request.state()) {
            case OPEN -> "wait";
            case ACCEPTED -> "good";
            case REFUSED -> "bad";
        };
        return new Badge(style, words.say("request.state." + Words.kebab(request.state())));
    }

    String answer(AgreementRequest request) {
        return request.answer()
                .map(answer -> words.say(
                        "request.answered",
                        words.moment(answer.at()),
                        federation.agency(answer.agency()).text(),
                        answer.refusal()
                                .map(refusal -> words.say("refusal." + Words.kebab(refusal)))
                                .orElseGet(() -> words.say("request.accepted.long"))))
                .orElseGet(() -> words.say("request.waiting"));
    }

    List<Row> rows(AgreementRequest request) {
        return List.of(
                book.row("request.what", federation.attribute(request.attribute()) + " (" + request.attribute() + ")"),
                book.row("case.register", List.of(federation.register(request.register()))),
                book.row("register.keeper", List.of(federation.agency(request.keeper()))),
                book.row("agreement.task", List.of(federation.task(request.task()))),
                book.row("request.from", List.of(federation.agency(request.agency()))),
                book.row("request.at", words.moment(request.at())),
                book.row("request.need", words.say("need." + Words.kebab(request.need()))),
                book.row("request.words", request.words()),
                book.row("request.answer", answer(request)));
    }

    /** What would be needed before this could be shown, and who decides. */
    List<Row> needed(Parties.Register register, AttributeKey attribute, List<AgreementRecord> known) {
        List<Link> decide = Stream.concat(
                        Stream.of(register.keeper()),
                        known.stream()
                                .flatMap(record -> record.agreement().stream())
                                .filter(agreement -> agreement.providers().contains(register.keeper()))
                                .flatMap(agreement -> agreement.approvers().stream()))
                .distinct()
                .map(federation::agency)
                .toList();
        List<Link> granting = known.stream()
                .filter(record -> record.agreement()
                        .filter(agreement -> grants(agreement, attribute))
                        .isPresent())
                .map(federation::agreement)
                .toList();
        return List.of(
                book.row("request.what", federation.attribute(attribute) + " (" + attribute + ")"),
                book.row("case.register", List.of(federation.register(register.id()))),
                book.row("register.keeper", List.of(federation.agency(register.keeper()))),
                book.row(
                        "request.basis",
                        words.say(
                                References.isResidentNumber(attribute)
                                        ? "request.basis.resident-number"
                                        : "request.basis.article")),
                new Row(
                        words.say("request.granting"),
                        granting.isEmpty() ? List.of(Link.plain(words.say("request.granting.none"))) : granting),
                book.row("request.decides", decide));
    }

    private static boolean grants(Agreement agreement, AttributeKey attribute) {
        return agreement.grants().stream()
                .flatMap(grant -> grant.attributes().stream())
                .anyMatch(granted -> granted.attribute().equals(attribute));
    }
}
