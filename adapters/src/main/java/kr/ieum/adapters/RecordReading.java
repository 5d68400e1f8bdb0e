package kr.ieum.adapters;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.RecordDecoder;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Turns a register's payload into the answer to a question: permitted fields only, and nothing about anybody else
 * (design P3). Shared by all transports. Thread-safe.
 *
 * @param keyEcho the field of the outermost record in which the register repeats the key asked for; what it says is compared
 *     and, unless permitted, dropped
 * @param echoForm how the register writes a key that it shows in part only: {@code #} is the next character of the key,
 *     {@code *} hides it, everything else stands for itself; without it the key is written whole
 * @param formerEcho the field in which the register repeats the key asked for where that is a former one of the person in
 *     {@code keyEcho}; never asked for, read where it is there, compared and dropped
 */
public record RecordReading(
        RecordDecoder decoder, Optional<String> keyEcho, Optional<String> echoForm, Optional<String> formerEcho) {

    private static final char SHOWN = '#';
    private static final char HIDDEN = '*';

    /** A reading of answers that repeat the key whole, or not at all. */
    public RecordReading(RecordDecoder decoder, Optional<String> keyEcho) {
        this(decoder, keyEcho, Optional.empty(), Optional.empty());
    }

    /**
     * Reads one payload.
     *
     * @param now when the payload was read; a register that doesn't say as of when it answers answers as of now
     */
    public RegisterAnswer read(byte[] payload, RegisterQuestion question, Instant now) {
        Set<String> kept = question.sourceFields();
        Set<String> read = new HashSet<>(kept);
        keyEcho.ifPresent(read::add);
        formerEcho.ifPresent(read::add);
        return switch (decoder.decode(payload, Set.copyOf(read))) {
            case Decoded.NotHeld notHeld -> new RegisterAnswer.NotHeld(now, now);
            case Decoded.Failed failed -> new RegisterAnswer.Unreachable("result-" + failed.code());
            case Decoded.Unreadable unreadable -> new RegisterAnswer.Malformed(unreadable.problem());
            case Decoded.Records records -> {
                List<NativeRecord> all = records.records();
                String key = question.key().text();
                if (all.stream()
                        .anyMatch(one ->
                                isAboutAnother(one, key) && presentKey(one, key).isEmpty())) {
                    yield new RegisterAnswer.Malformed(TransportRule.T3.broken());
                }
                List<String> present = all.stream()
                        .flatMap(one -> presentKey(one, key).stream())
                        .distinct()
                        .toList();
                if (present.size() > 1) {
                    yield new RegisterAnswer.Malformed(TransportRule.T3.broken());
                }
                yield new RegisterAnswer.Found(
                        // a decoder keeps no more than it was told; this holds it to that, and drops the echo
                        all.stream().map(one -> one.keeping(kept)).toList(),
                        records.assertedAt().orElse(now),
                        now,
                        present.stream().findFirst().map(SubjectKey::ofPerson));
            }
        };
    }

    private boolean isAboutAnother(NativeRecord nativeRecord, String key) {
        return keyEcho.flatMap(nativeRecord::field)
                .filter(echo -> !echo.strip()
                        .equals(echoForm.map(form -> inForm(key, form)).orElse(key)))
                .isPresent();
    }

    /** The key that the person has now, where the register says that the key asked by is one of before. */
    private Optional<String> presentKey(NativeRecord nativeRecord, String key) {
        return formerEcho
                .flatMap(nativeRecord::field)
                .filter(former -> former.strip().equals(key))
                .flatMap(former -> keyEcho.flatMap(nativeRecord::field))
                .map(String::strip)
                .filter(echo -> echo.matches("[0-9]{" + key.length() + "}") && !echo.equals(key));
    }

    /** The key as the register writes it; a key that doesn't fill the form is written whole, which no echo equals. */
    private static String inForm(String key, String form) {
        StringBuilder written = new StringBuilder();
        int next = 0;
        for (int i = 0; i < form.length(); i++) {
            char c = form.charAt(i);
            boolean ofKey = c == SHOWN || c == HIDDEN;
            if (ofKey && next == key.length()) {
                return key;
            }
            written.append(c == SHOWN ? key.charAt(next) : c);
            next += ofKey ? 1 : 0;
        }
        return next == key.length() ? written.toString() : key;
    }
}
