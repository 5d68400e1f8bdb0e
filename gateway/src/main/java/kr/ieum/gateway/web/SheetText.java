package kr.ieum.gateway.web;

import java.util.List;
import java.util.stream.IntStream;
import kr.ieum.gateway.sheet.Sheet;
import kr.ieum.gateway.sheet.SheetKind;

/**
 * A sheet in words.
 *
 * @param print what to do to have it on paper
 * @param recordHint how to keep the electronic record
 * @param digest in groups of eight, so that it can be compared by eye
 * @param signature in rows
 */
record SheetText(
        String title,
        String print,
        String recordHint,
        String code,
        String issuedAt,
        List<String> digest,
        String statement,
        String signature,
        String keyName,
        String record) {

    private static final int GROUP = 8;

    static SheetText of(Sheet sheet, Words words) {
        String digest = sheet.digest();
        return new SheetText(
                title(sheet.kind(), words),
                words.say("sheet.print." + Words.kebab(sheet.kind())),
                words.say("sheet.record.hint." + Words.kebab(sheet.kind())),
                sheet.code().printed(),
                words.moment(sheet.issuedAt()),
                IntStream.range(0, digest.length() / GROUP)
                        .mapToObj(i -> digest.substring(i * GROUP, (i + 1) * GROUP))
                        .toList(),
                sheet.statement(),
                sheet.signature(),
                sheet.keyName(),
                sheet.record());
    }

    static String title(SheetKind kind, Words words) {
        return words.say("sheet.title." + Words.kebab(kind));
    }
}
