package kr.ieum.gateway.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.schemas.mapping.Coverage;
import kr.ieum.schemas.mapping.FileLayout;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.RecordDecoder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Value;

/**
 * A register whose behaviour a test scripts: its fields are named as its attributes, its records are answered by the
 * script. The transports have their own tests against real servers; here the rule under test is the release path's.
 */
final class ScriptedRegister {

    /** What the register does when it is asked. */
    @FunctionalInterface
    interface Script {
        RegisterAnswer answer(RegisterQuestion question) throws InterruptedException;
    }

    final List<RegisterQuestion> questions = new CopyOnWriteArrayList<>();
    final AtomicInteger inFlight = new AtomicInteger();
    private final String id;
    private final Set<AttributeKey> attributes;
    private volatile Script script;
    private volatile Optional<Instant> closedUntil = Optional.empty();

    ScriptedRegister(String id, Set<AttributeKey> attributes, Script script) {
        this.id = id;
        this.attributes = attributes;
        this.script = script;
    }

    void doing(Script next) {
        script = next;
    }

    /** With a register's own mapping. */
    JoinedRegister joined(Duration deadline, Mapping mapping) {
        return new JoinedRegister(new Adapter(), mapping, deadline);
    }

    void closedUntil(Instant end) {
        closedUntil = Optional.of(end);
    }

    JoinedRegister joined(Duration deadline) {
        return new JoinedRegister(new Adapter(), new PlainMapping(), deadline);
    }

    /** An answer holding exactly the permitted fields of these. */
    static RegisterAnswer found(RegisterQuestion question, Map<String, String> fields) {
        Map<String, String> kept = fields.entrySet().stream()
                .filter(e -> question.sourceFields().contains(e.getKey()))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new RegisterAnswer.Found(
                List.of(new NativeRecord("person", 1, kept, List.of())), Instant.now(), Instant.now());
    }

    private final class Adapter implements RegisterAdapter {
        @Override
        public String register() {
            return id;
        }

        @Override
        public Narrowing narrowing() {
            return Narrowing.AT_SOURCE;
        }

        @Override
        public Optional<Instant> closedUntil(Instant moment) {
            return closedUntil;
        }

        @Override
        public RegisterAnswer ask(RegisterQuestion question) throws InterruptedException {
            questions.add(question);
            inFlight.incrementAndGet();
            try {
                return script.answer(question);
            } finally {
                inFlight.decrementAndGet();
            }
        }

        @Override
        public int inFlight() {
            return inFlight.get();
        }

        @Override
        public RegisterStatus status() {
            return new RegisterStatus(id, "scripted", narrowing(), inFlight(), Optional.empty(), Optional.empty());
        }

        @Override
        public void close() {}
    }

    /** Source field and attribute have the same name; every value is a text. */
    private final class PlainMapping implements Mapping {
        @Override
        public String id() {
            return id + "-mapping";
        }

        @Override
        public Set<AttributeKey> attributes() {
            return attributes;
        }

        @Override
        public Set<String> allSourceFields() {
            return names(attributes);
        }

        @Override
        public Coverage coverage() {
            return new Coverage(List.of(), List.of());
        }

        @Override
        public Set<String> sourceFields(Set<AttributeKey> wanted) {
            return names(wanted);
        }

        @Override
        public Set<String> comparedFields(Set<AttributeKey> wanted) {
            return Set.of();
        }

        @Override
        public KeyedBy comparedWith(AttributeKey attribute) {
            return KeyedBy.APPLICANT;
        }

        @Override
        public KeyedBy keyedBy(AttributeKey attribute) {
            return KeyedBy.SUBJECT;
        }

        @Override
        public RecordDecoder decoder() {
            throw new IllegalStateException("the scripted register answers decoded records");
        }

        @Override
        public Optional<FileLayout> fileLayout() {
            return Optional.empty();
        }

        @Override
        public List<MappedEntry> map(List<NativeRecord> records, Set<AttributeKey> wanted, MappingContext context) {
            return records.stream()
                    .map(record -> new MappedEntry(wanted.stream()
                            .collect(java.util.stream.Collectors.toMap(key -> key, key -> field(record, key)))))
                    .toList();
        }

        private static MappedField field(NativeRecord record, AttributeKey key) {
            return record.field(key.text())
                    .<MappedField>map(text -> new MappedField.Present(new Value.OfText(text)))
                    .orElseGet(MappedField.KnownEmpty::new);
        }

        private static Set<String> names(Set<AttributeKey> keys) {
            return keys.stream().map(AttributeKey::text).collect(java.util.stream.Collectors.toSet());
        }
    }
}
