package kr.ieum.schemas.draft;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.StandardWords;
import kr.ieum.schemas.yaml.Fault;

/**
 * Writes drafts of mappings from samples. Rules of the sample: D1 empty or too large, D2 in no charset of the list, D3 in no format, D4
 * breaks its format, D5 without a record, D6 hostile XML, D7 a value for a name; D8 an id or owner that is none.
 */
public final class Drafts {

    /** Bytes of a sample that are looked at. */
    public static final int MAX_BYTES = SampleReader.MAX_BYTES;

    private final ReferenceModel model;
    private final CodeLists codeLists;
    private final Vocabulary vocabulary;
    private final Targets targets;

    /**
     * Drafts for this model.
     *
     * @param words of the federation, by which names of fields are read
     */
    public Drafts(ReferenceModel model, CodeLists codeLists, StandardWords words) {
        this.model = model;
        this.codeLists = codeLists;
        this.vocabulary = Vocabulary.with(words);
        this.targets = new Targets(model, vocabulary);
    }

    /**
     * Drafts a mapping.
     *
     * @param sample the register's bytes; the first {@link #MAX_BYTES} of a longer file of lines
     * @param whole whether that is all of it
     */
    public Drafted draft(byte[] sample, boolean whole, DraftRequest request) {
        if (!DraftRequest.isId(request.id())) {
            return refused(
                    request,
                    "D8",
                    "needs an id of small letters, digits and hyphens",
                    "name one, such as pension-register");
        }
        if (!DraftRequest.isOwner(request.owner())) {
            return refused(
                    request, "D8", "names an owner that is no institution code", "give the keeper's seven characters");
        }
        byte[] bytes = whole ? sample : wholeLines(sample);
        Optional<CharsetFinding> finding = CharsetFinding.of(bytes);
        if (finding.isEmpty()) {
            return refused(
                    request,
                    "D2",
                    "is in none of the charsets UTF-8, UTF-16LE, EUC-KR and MS949: some bytes are no text in any of"
                            + " them",
                    "ask the keeper for the charset, or take a sample that wasn't cut or converted");
        }
        try {
            Sample read = SampleReader.read(finding.get());
            Map<String, FieldProfile> profiles = new LinkedHashMap<>();
            read.fields()
                    .forEach(field -> profiles.put(
                            field.name(), FieldProfile.of(field, NameWords.ofPath(field.path(), vocabulary))));
            Map<String, List<Suggestion>> ranked = targets.rank(request.id(), read, profiles);
            return new Drafted.Written(
                    new DraftWriter(request, model, codeLists, vocabulary, finding.get(), read, profiles, ranked)
                            .draft());
        } catch (UnreadableSample e) {
            if (!whole && e.isOfFormat()) {
                return refused(
                        request,
                        "D1",
                        "is longer than " + MAX_BYTES + " bytes and no file of lines",
                        "take a single answer of the register for a sample");
            }
            return new Drafted.Refused(e.fault(request.name()));
        }
    }

    private static Drafted refused(DraftRequest request, String rule, String message, String remedy) {
        return new Drafted.Refused(new Fault(request.name(), 0, "", rule, message, remedy));
    }

    /** Without the line that the cut went through. */
    private static byte[] wholeLines(byte[] sample) {
        int end = sample.length;
        while (end > 0 && sample[end - 1] != '\n') {
            end--;
        }
        // a line end in UTF-16LE is two bytes
        if (end > 0 && end < sample.length && sample[end] == 0) {
            end++;
        }
        return end == 0 ? sample : Arrays.copyOf(sample, end);
    }
}
