package kr.ieum.benchmarks;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.model.AttributeKey;

/** The product's own compiled mapping, called as the gateway calls it: only the fields of what is wanted may be decoded. */
final class CompiledMapper implements RecordMapper {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final MappingContext CONTEXT = new MappingContext(
            "8502301000000", "8502301000000", "5504121000000", Optional.empty(), DAY, DAY, Optional.empty());

    private final Mapping mapping;
    private final List<MappedColumn> columns;
    private final Set<AttributeKey> wanted;
    private final Set<String> permitted;
    private final boolean mappedAlone;
    private final IdentityHashMap<byte[], List<NativeRecord>> decoded = new IdentityHashMap<>();

    /** @param mappedAlone whether a record is decoded once only, so that the mapping step is timed without the decoder */
    CompiledMapper(Mapping mapping, List<MappedColumn> columns, boolean mappedAlone) {
        this.mappedAlone = mappedAlone;
        this.mapping = mapping;
        this.columns = columns;
        this.wanted = columns.stream()
                .map(column -> new AttributeKey(column.target()))
                .collect(Collectors.toUnmodifiableSet());
        this.permitted = mapping.sourceFields(wanted);
    }

    @Override
    public Object map(byte[] record) {
        List<NativeRecord> records = mappedAlone ? decoded.computeIfAbsent(record, this::records) : records(record);
        return mapping.map(records, wanted, CONTEXT);
    }

    private List<NativeRecord> records(byte[] record) {
        Decoded read = mapping.decoder().decode(record, permitted);
        if (read instanceof Decoded.Records found) {
            return found.records();
        }
        throw new IllegalStateException("not read: " + read);
    }

    @Override
    public List<String> texts(Object result) {
        if (!(result instanceof List<?> entries && entries.getFirst() instanceof MappedEntry entry)) {
            throw new IllegalStateException("no entry");
        }
        Map<AttributeKey, MappedField> fields = entry.fields();
        return columns.stream()
                .flatMap(column -> Stream.ofNullable(fields.get(new AttributeKey(column.target()))))
                .map(CompiledMapper::text)
                .toList();
    }

    private static String text(MappedField field) {
        return switch (field) {
            case MappedField.Present present -> ClearText.of(present.value());
            case MappedField.KnownEmpty none -> HandTyped.KNOWN_EMPTY;
            default -> field.toString();
        };
    }
}
