package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementChange;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.Cause;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.web.AgreementPage.OtherVersion;
import kr.ieum.gateway.web.AgreementPage.Row;
import kr.ieum.gateway.web.AgreementPage.Step;
import kr.ieum.gateway.web.PanelPage.Badge;

/** Writes the page of an agreement version; what the document says is written by {@link DocumentText}. */
final class AgreementPageText {

    private final FederationWords federation;
    private final Words words;

    AgreementPageText(FederationWords federation, Words words) {
        this.federation = federation;
        this.words = words;
    }

    /**
     * The page.
     *
     * @param usedToday units of volume reserved today
     */
    AgreementPage of(
            AgreementRecord record,
            long usedToday,
            List<AgreementChange> history,
            List<AgreementRecord> versions,
            Optional<AgreementPage.Document> document) {
        return new AgreementPage(
                record.id(),
                record.version(),
                federation.title(record),
                FederationWords.address(record),
                federation.standing(record.standing()),
                words.say("standing.long." + Words.kebab(record.standing())),
                rows(record, usedToday),
                document,
                record.faults().stream().map(Object::toString).toList(),
                history.reversed().stream().map(this::step).toList(),
                versions.stream()
                        .map(other -> new OtherVersion(
                                Link.to(
                                        words.say("agreement.version", other.version()),
                                        FederationWords.address(other)),
                                federation.standing(other.standing()),
                                other.version() == record.version(),
                                "/agreements/" + record.id() + "/" + Math.min(record.version(), other.version())
                                        + "/compared/" + Math.max(record.version(), other.version())))
                        .toList());
    }

    private List<Row> rows(AgreementRecord record, long usedToday) {
        List<Row> rows = new ArrayList<>();
        record.agreement().ifPresent(agreement -> {
            rows.add(new Row(words.say("agreement.providers"), federation.agencies(agreement.providers())));
            rows.add(new Row(words.say("agreement.consumers"), consumers(agreement)));
            rows.add(new Row(words.say("agreement.approvers"), orNone(federation.agencies(agreement.approvers()))));
            rows.add(new Row(words.say("agreement.kind"), kind(agreement)));
            rows.add(new Row(words.say("agreement.task"), List.of(federation.task(agreement.task()))));
            rows.add(new Row(words.say("agreement.term"), term(agreement)));
            rows.add(new Row(words.say("agreement.hours"), List.of(Link.plain(federation.hours(agreement)))));
            rows.add(new Row(words.say("agreement.volume"), volume(agreement, usedToday)));
            rows.add(new Row(words.say("agreement.contacts"), contacts(agreement)));
            rows.add(new Row(words.say("agreement.obligations"), obligations(agreement)));
            rows.add(new Row(
                    words.say("agreement.template"),
                    List.of(Link.plain(words.say(
                            "agreement.template.version",
                            agreement.template().id(),
                            agreement.template().version())))));
        });
        rows.add(new Row(
                words.say("agreement.digest"),
                List.of(Link.plain(record.stored().digest()))));
        rows.add(new Row(
                words.say("agreement.imported"),
                List.of(Link.plain(words.moment(record.stored().importedAt())))));
        rows.add(new Row(
                words.say("agreement.file"),
                List.of(Link.to(
                        words.say(
                                "agreement.file.bytes",
                                record.file()
                                        .map(AgreementFile::bytes)
                                        .map(b -> b.length)
                                        .orElse(0)),
                        FederationWords.address(record) + "/file"))));
        if (record.file().isPresent()) {
            rows.add(new Row(
                    words.say("agreement.odrl"),
                    List.of(
                            Link.to(
                                    words.say("agreement.odrl.download"),
                                    "/api/v1" + FederationWords.address(record) + "/odrl"),
                            Link.plain(words.say("agreement.odrl.note")))));
        }
        return List.copyOf(rows);
    }

    private List<Link> consumers(Agreement agreement) {
        return Stream.concat(
                        Stream.of(Link.plain(federation.consumers(agreement))),
                        agreement.consumers().stream().map(federation::asked).map(Link::plain))
                .toList();
    }

    private List<Link> kind(Agreement agreement) {
        return Stream.concat(
                        Stream.of(federation.kind(agreement)),
                        agreement.afterCheck().map(federation::afterCheck).stream())
                .map(Link::plain)
                .toList();
    }

    private List<Link> term(Agreement agreement) {
        Link term = Link.plain(
                federation.period(agreement.term().from(), agreement.term().until()));
        return agreement
                .term()
                .review()
                .map(day -> List.of(term, Link.plain(words.say("agreement.review", words.date(day)))))
                .orElse(List.of(term));
    }

    private List<Link> volume(Agreement agreement, long usedToday) {
        List<Link> parts = new ArrayList<>();
        agreement.perDay().ifPresent(n -> parts.add(Link.plain(words.say("agreement.volume.day", n, usedToday))));
        agreement.perOfficialHour().ifPresent(n -> parts.add(Link.plain(words.say("agreement.volume.official", n))));
        return parts.isEmpty() ? List.of(Link.plain(words.say("agreement.volume.none"))) : List.copyOf(parts);
    }

    private List<Link> contacts(Agreement agreement) {
        return orNone(agreement.contacts().stream()
                .map(contact -> Link.to(
                        federation.agency(contact.agency()).text() + " " + words.in(contact.office()),
                        "/agencies/" + contact.agency()))
                .toList());
    }

    private List<Link> obligations(Agreement agreement) {
        return orNone(agreement.obligations().stream()
                .map(duty -> Link.plain(words.say("obligation." + duty.type().spelling())))
                .toList());
    }

    private List<Link> orNone(List<Link> links) {
        return links.isEmpty() ? List.of(Link.plain(words.say("nothing"))) : links;
    }

    private Step step(AgreementChange change) {
        String style = switch (change.state()) {
            case ACTIVE -> "good";
            case SUSPENDED -> "bad";
            case DRAFT, APPROVED, SCHEDULED -> "info";
            case EXPIRED, TERMINATED, SUPERSEDED -> "neutral";
        };
        return new Step(
                words.moment(change.at()),
                new Badge(style, words.say("history.state." + Words.kebab(change.state()))),
                change.effectiveOn()
                        .map(day -> words.say(
                                "history.reason.from." + Words.kebab(change.transition()),
                                reason(change.reason()),
                                words.date(day)))
                        .orElseGet(() -> reason(change.reason())),
                change.by(),
                Long.toString(change.policyEpoch()));
    }

    /** A cause has words; what an older program wrote stands as it was written. */
    private String reason(String written) {
        return Cause.of(written)
                .map(cause -> words.say("cause." + cause.code()))
                .orElse(written);
    }
}
