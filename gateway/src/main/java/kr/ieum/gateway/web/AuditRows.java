package kr.ieum.gateway.web;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.AgreementRecords;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.audit.EntryState;
import kr.ieum.gateway.audit.FoundEntry;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.oversight.RecordedLookup;
import kr.ieum.gateway.web.PanelPage.Badge;

/** Entries of the log as lines of a table, in words: what was done, never what was shown. */
final class AuditRows {

    private static final Duration RUNNING = Duration.ofMinutes(1);

    private final LookupRows lookups;
    private final AgreementRecords agreements;
    private final Words words;
    private final Instant now;
    private final Map<AgreementVersion, String> titles = new HashMap<>();

    AuditRows(LookupRows lookups, AgreementRecords agreements, Words words, Instant now) {
        this.lookups = lookups;
        this.agreements = agreements;
        this.words = words;
        this.now = now;
    }

    /**
     * A line.
     *
     * @param address of the entry's page
     * @param who agency and, where it may be told, official
     * @param number of the case, where it may be told
     * @param under task and agreement, or what an act was
     */
    record Row(
            String address,
            String when,
            String who,
            String number,
            String under,
            Badge state,
            List<String> remarks,
            String shard,
            String index) {}

    Row of(FoundEntry entry) {
        Optional<RecordedLookup> record = entry.record();
        return new Row(
                "/audit/entries/" + entry.position().shard() + "/"
                        + entry.position().index(),
                words.moment(entry.time()),
                record.map(found -> lookups.name(found.official(), words))
                        .map(name -> words.say("audit.who", words.agency(entry.agency()), name))
                        .orElseGet(() -> words.agency(entry.agency())),
                number(entry),
                under(entry),
                state(entry),
                remarks(entry),
                entry.position().shard(),
                Long.toString(entry.position().index()));
    }

    private String number(FoundEntry entry) {
        return entry.record()
                .map(found -> found.caseNumber().orElseGet(() -> words.say("own.no-case")))
                .orElseGet(() -> words.say(entry.lookup().isPresent() ? "audit.not-told" : "audit.no-look-up"));
    }

    private String under(FoundEntry entry) {
        String task = entry.task()
                .map(id -> words.vocabulary()
                        .task(id)
                        .map(known -> words.in(known.name()))
                        .orElse(id))
                .orElse("");
        String agreement = entry.agreement()
                .map(version -> titles.computeIfAbsent(version, this::title))
                .orElse("");
        return Stream.of(task, agreement, isAct(entry) ? act(entry.detail()) : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String title(AgreementVersion version) {
        return agreements
                        .find(version.id(), version.version(), Readers.everything())
                        .map(record -> new FederationWords(agreements.references(), words).title(record))
                        .orElse(version.id())
                + " "
                + words.say("agreement.version", version.version());
    }

    private static boolean isAct(FoundEntry entry) {
        return entry.state() == EntryState.ACT || entry.state() == EntryState.KEY_DESTROYED;
    }

    /** An act by its name, which stands in the log for ever; where no words are known for it, the name itself. */
    private String act(String name) {
        String key = "audit.act." + name;
        String text = words.say(key);
        return text.equals(key) ? name : text;
    }

    private Badge state(FoundEntry entry) {
        if (entry.state() == EntryState.OUTCOME_UNKNOWN
                && entry.time().plus(RUNNING).isAfter(now)) {
            return new Badge("wait", words.say("audit.state.running"));
        }
        return new Badge(
                switch (entry.state()) {
                    case RELEASED, DELIVERED -> "good";
                    case NOTHING_LEFT, ACT, KEY_DESTROYED -> "info";
                    case OUTCOME_UNKNOWN -> "wait";
                    case REFUSED -> "bad";
                },
                words.say("audit.state." + Words.kebab(entry.state())));
    }

    private List<String> remarks(FoundEntry entry) {
        Optional<String> silent = entry.silent().isEmpty()
                ? Optional.empty()
                : Optional.of(words.say(
                        "audit.silent",
                        entry.silent().stream().sorted().map(words::register).collect(Collectors.joining(", "))));
        Optional<String> reason =
                entry.state() == EntryState.REFUSED ? Optional.of(reason(entry.detail())) : Optional.empty();
        Optional<String> deferral = entry.deferral()
                .map(one -> words.say(
                        "audit.deferred", words.date(one.until()), words.say("deferral." + Words.kebab(one.reason()))));
        Optional<String> erased = entry.erased() ? Optional.of(words.say("audit.erased")) : Optional.empty();
        return Stream.of(silent, reason, deferral, erased)
                .flatMap(Optional::stream)
                .toList();
    }

    private String reason(String code) {
        return Stream.of(Reason.values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .map(one -> words.in(words.grounds().reason(one)))
                .orElse(code);
    }
}
