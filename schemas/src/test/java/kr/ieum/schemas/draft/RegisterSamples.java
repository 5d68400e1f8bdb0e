package kr.ieum.schemas.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.trial.Trial;
import kr.ieum.schemas.trial.TrialRecord;
import kr.ieum.schemas.trial.TrialTime;
import kr.ieum.schemas.trial.TrialViewer;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/** What the simulated registers really send, about people who don't exist, and the product's schemas. */
final class RegisterSamples {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Schemas SCHEMAS = load();
    private static final Drafts DRAFTS = new Drafts(SCHEMAS.model(), SCHEMAS.codeLists(), SCHEMAS.words());

    private RegisterSamples() {}

    private static Schemas load() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(Path.of(System.getProperty("ieum.root", ".."), "schemas"), faults);
        faults.throwIfAny();
        return schemas;
    }

    static Schemas schemas() {
        return SCHEMAS;
    }

    /** The sample's file by the id of the mapping that the demo has for its register. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        for (String file : new String[] {
            "resident-register.json",
            "family-register.xml",
            "tax-income.dat",
            "health-insurance.xml",
            "property.json",
            "vehicle-register.json",
            "employment-insurance.txt",
            "welfare-payments.csv"
        }) {
            samples.put(file.substring(0, file.indexOf('.')), bytes(file));
        }
        return samples;
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Objects.requireNonNull(RegisterSamples.class.getResourceAsStream("/samples/" + file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Draft draft(String id) {
        return draft(id, Objects.requireNonNull(all().get(id)));
    }

    static Draft draft(String id, byte[] sample) {
        return switch (drafted(id, sample)) {
            case Drafted.Written written -> written.draft();
            case Drafted.Refused refused ->
                throw new AssertionError(refused.fault().toString());
        };
    }

    static Drafted drafted(String id, byte[] sample) {
        return drafted(DRAFTS, id, sample);
    }

    /** A draft for another federation. */
    static Draft draft(Schemas schemas, String id, byte[] sample) {
        return switch (drafted(new Drafts(schemas.model(), schemas.codeLists(), schemas.words()), id, sample)) {
            case Drafted.Written written -> written.draft();
            case Drafted.Refused refused ->
                throw new AssertionError(refused.fault().toString());
        };
    }

    private static Drafted drafted(Drafts drafts, String id, byte[] sample) {
        return drafts.draft(sample, true, new DraftRequest("sample", id, DraftRequest.NOBODY, DAY));
    }

    /** What comes of running a draft over a file; an error unless it loads as it stands. */
    static FileReport run(Draft draft, byte[] file) {
        return run(SCHEMAS, draft, file);
    }

    static FileReport run(Schemas schemas, Draft draft, byte[] file) {
        Faults faults = new Faults();
        Optional<Mapping> mapping = Mappings.parse(
                draft.text().getBytes(StandardCharsets.UTF_8),
                "draft",
                draft.id(),
                schemas.model(),
                schemas.codeLists(),
                faults);
        faults.throwIfAny();
        assertThat(mapping.orElseThrow().isDraft()).isTrue();
        try {
            return new Trial(mapping.get(), DAY)
                    .run(new ByteArrayInputStream(file), 0, TrialTime.unlimited(), new TrialViewer() {
                        @Override
                        public void record(TrialRecord record) {
                            throw new AssertionError("none is to be shown");
                        }

                        @Override
                        public void progress(long bytes, long records) {
                            // a test waits
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Fault> refused(String sample) {
        return refused(sample.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Fault> refused(byte[] sample) {
        return drafted("sample", sample) instanceof Drafted.Refused refused
                ? Optional.of(refused.fault())
                : Optional.empty();
    }
}
