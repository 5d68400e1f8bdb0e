package kr.ieum.schemas.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * A code of the register's own list, through a code map, as a code of the model's list.
 *
 * @param source the register's own list
 * @param target the model's list
 * @param codes register's code to model's code, total over the register's codes in force
 * @param unknownCode what a code outside the register's list becomes
 * @param abolished what an abolished code becomes
 * @param prepared what each code of the register's list becomes, where it becomes one
 */
record CodeTransform(
        CodeList source,
        CodeList target,
        Map<String, String> codes,
        UnknownCode unknownCode,
        AbolishedCode abolished,
        Map<String, MappedField> prepared)
        implements FieldTransform {

    CodeTransform(
            CodeList source,
            CodeList target,
            Map<String, String> codes,
            UnknownCode unknownCode,
            AbolishedCode abolished) {
        this(source, target, codes, unknownCode, abolished, prepared(source, target, codes, abolished));
    }

    /** What becomes of a code that the register's list hasn't. */
    enum UnknownCode {
        MALFORMED,
        UNKNOWN
    }

    /** What becomes of an abolished code. */
    enum AbolishedCode {
        /** What its successor becomes. */
        SUCCESSOR,
        MALFORMED,
        /** Itself, for what was recorded while it was in force. */
        KEPT
    }

    @Override
    public Datatype yields() {
        return Datatype.CODE;
    }

    private static Map<String, MappedField> prepared(
            CodeList source, CodeList target, Map<String, String> codes, AbolishedCode abolished) {
        Map<String, MappedField> prepared = new HashMap<>();
        for (CodeList.Code code : source.codes()) {
            Optional<CodeList.Code> current = !code.abolished() || abolished == AbolishedCode.KEPT
                    ? Optional.of(code)
                    : abolished == AbolishedCode.SUCCESSOR ? source.current(code.code()) : Optional.empty();
            current.map(found -> codes.get(found.code()))
                    .ifPresent(mapped ->
                            prepared.put(code.code(), new MappedField.Present(new Value.OfCode(mapped, target.id()))));
        }
        return Map.copyOf(prepared);
    }

    @Override
    public MappedField apply(String text, Place at) {
        MappedField found = prepared.get(text);
        if (found != null) {
            return found;
        }
        if (source.find(text).isPresent()) {
            return at.malformed(
                    MappingRule.M5, "is an abolished code without a usable successor in the list " + source.id());
        }
        return unknownCode == UnknownCode.UNKNOWN
                ? new MappedField.Unknown()
                : at.malformed(MappingRule.M4, "is no code of the list " + source.id());
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        for (String code : new TreeSet<>(codes.values())) {
            List<String> leading = leadingTo(code);
            String chosen = form.codes().getOrDefault(code, "");
            if (leading.size() > 1 && !leading.contains(chosen)) {
                return Optional.of(String.join(", ", leading) + " all lead to " + code
                        + "; say under written which is written back");
            }
        }
        return Optional.empty();
    }

    /** Nothing for a code of the model that none of the source in force leads to. */
    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        if (!(value instanceof Value.OfCode(String code, String list)) || !list.equals(target.id())) {
            return Optional.empty();
        }
        String chosen = form.codes().getOrDefault(code, "");
        return leadingTo(code).stream()
                .filter(from -> chosen.isEmpty() || from.equals(chosen))
                .findFirst();
    }

    /** The source's codes in force that become this code, in order. */
    private List<String> leadingTo(String code) {
        if (source == target && code.equals(codes.get(code))) {
            return source.find(code)
                    .filter(found -> abolished == AbolishedCode.KEPT || !found.abolished())
                    .map(found -> List.of(code))
                    .orElse(List.of());
        }
        return codes.entrySet().stream()
                .filter(entry -> entry.getValue().equals(code))
                .map(Map.Entry::getKey)
                .filter(from ->
                        source.find(from).filter(found -> !found.abolished()).isPresent())
                .sorted()
                .toList();
    }
}
