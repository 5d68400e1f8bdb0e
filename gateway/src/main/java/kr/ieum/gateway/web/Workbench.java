package kr.ieum.gateway.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kr.ieum.schemas.draft.DraftRequest;
import kr.ieum.schemas.draft.Drafted;
import kr.ieum.schemas.draft.Drafts;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.StandardWords;
import kr.ieum.schemas.trial.Trial;
import kr.ieum.schemas.trial.TrialHtml;
import kr.ieum.schemas.trial.TrialRecord;
import kr.ieum.schemas.trial.TrialTime;
import kr.ieum.schemas.trial.TrialViewer;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * The workbench of mappings: what becomes of bytes that its user brought. They are in memory for the length of one request; no register
 * is asked, and nothing is kept (design §3 names it as one of two places beside the release path where a person sees values).
 */
public final class Workbench {

    /** How many records a page shows. */
    private static final int SHOWN = 20;
    /** How long a person waits for a page; whoever has more to read takes the verb. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ReferenceModel model;
    private final CodeLists codeLists;
    private final Map<String, Mapping> mappings;
    private final Drafts drafts;
    private final Clock clock;
    private final Duration longest;

    /** The workbench of a federation's schemas. */
    public Workbench(
            ReferenceModel model,
            CodeLists codeLists,
            StandardWords words,
            Map<String, Mapping> mappings,
            Clock clock) {
        this(model, codeLists, words, mappings, clock, LONGEST);
    }

    /** With another limit for a trial than a person's patience. */
    Workbench(
            ReferenceModel model,
            CodeLists codeLists,
            StandardWords words,
            Map<String, Mapping> mappings,
            Clock clock,
            Duration longest) {
        this.model = model;
        this.codeLists = codeLists;
        this.mappings = Map.copyOf(mappings);
        this.drafts = new Drafts(model, codeLists, words);
        this.clock = clock;
        this.longest = longest;
    }

    /** What came of a trial. */
    sealed interface Tried {

        /** It ran; the records and the report as HTML in which every text is escaped. */
        record Ran(String html, boolean clean) implements Tried {}

        /** Its time was up; what it had read until then, as HTML. */
        record CutOff(String html, long records, Duration after) implements Tried {}

        /** The mapping has faults, and nothing was read. */
        record Faulty(List<Fault> faults) implements Tried {}
    }

    /** The mappings to choose from. */
    List<String> mappings() {
        return List.copyOf(new TreeSet<>(mappings.keySet()));
    }

    /** A draft from a sample. */
    Drafted draft(byte[] sample, String name, String id) {
        return drafts.draft(sample, true, new DraftRequest(name, id, DraftRequest.NOBODY, LocalDate.now(clock)));
    }

    /** Runs one of the mappings over the bytes; nothing when there is none of that id. */
    Optional<Tried> run(String id, byte[] bytes) {
        return Optional.ofNullable(mappings.get(id)).map(mapping -> run(mapping, bytes));
    }

    /** Runs a mapping that is still a text over the bytes. */
    Tried runDraft(String id, String text, byte[] bytes) {
        Faults faults = new Faults();
        Optional<Mapping> mapping =
                Mappings.parse(text.getBytes(StandardCharsets.UTF_8), id + ".yaml", id, model, codeLists, faults);
        return mapping.isEmpty() ? new Tried.Faulty(faults.list()) : run(mapping.get(), bytes);
    }

    private Tried run(Mapping mapping, byte[] bytes) {
        StringBuilder html = new StringBuilder();
        Trial trial = new Trial(mapping, LocalDate.now(clock));
        try {
            TrialTime time = new TrialTime(longest);
            FileReport report = trial.run(new ByteArrayInputStream(bytes), SHOWN, time, new TrialViewer() {
                @Override
                public void record(TrialRecord record) {
                    html.append(TrialHtml.of(record));
                }

                @Override
                public void progress(long read, long records) {
                    // what fits into memory is read in a moment
                }
            });
            String result = TrialHtml.of(report, trial.leftOut()) + html;
            return time.isUp()
                    ? new Tried.CutOff(result, report.read() + report.failed(), longest)
                    : new Tried.Ran(result, report.isClean());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can't fail", e);
        }
    }
}
