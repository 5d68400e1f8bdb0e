package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecord;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.web.AgreementPage.Row;

/** Parts that the pages of tasks, registers and agencies share. */
final class FederationBook {

    private final FederationWords federation;
    private final Words words;

    FederationBook(FederationWords federation, Words words) {
        this.federation = federation;
        this.words = words;
    }

    Row row(String key, String text) {
        return new Row(words.say(key), List.of(Link.plain(text)));
    }

    Row row(String key, List<Link> links) {
        return new Row(words.say(key), orNone(links));
    }

    List<Link> orNone(List<Link> links) {
        return links.isEmpty() ? List.of(Link.plain(words.say("nothing"))) : links;
    }

    static List<Link> cell(String text) {
        return List.of(Link.plain(text));
    }

    /** A table of agreements; the last column says what is special about each. */
    Sheet.Section agreements(String id, String title, List<AgreementRecord> records, String last, Told told) {
        List<List<List<Link>>> lines = new ArrayList<>();
        for (AgreementRecord record : records) {
            lines.add(List.of(
                    List.of(federation.agreement(record)),
                    cell(words.say("agreement.version", record.version())),
                    cell(federation.standing(record.standing()).text()),
                    orNone(told.of(record))));
        }
        return Sheet.table(
                id,
                words.say(title),
                words.say("book.no-agreement"),
                Stream.of("agreement.title", "agreement.versions", "list.state", last)
                        .map(words::say)
                        .toList(),
                lines);
    }

    /** What the last column says of an agreement. */
    @FunctionalInterface
    interface Told {
        List<Link> of(AgreementRecord record);
    }

    /** The attributes that an agreement grants, by name. */
    List<Link> attributes(AgreementRecord record) {
        return record.agreement().stream()
                .flatMap(agreement -> agreement.grants().stream())
                .flatMap(grant -> grant.attributes().stream())
                .map(Agreement.GrantedAttribute::attribute)
                .distinct()
                .sorted()
                .map(federation::attributeLink)
                .toList();
    }
}
