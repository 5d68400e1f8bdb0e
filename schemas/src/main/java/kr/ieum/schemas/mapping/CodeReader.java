package kr.ieum.schemas.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads code maps, which are total over the codes in force of the register's list. */
record CodeReader(YamlMap map, Property target, CodeLists codeLists) {

    /** The list that the transform names. */
    Optional<CodeList> list(String remedy) {
        String id = map.text("list");
        Optional<CodeList> list = codeLists.find(id);
        if (list.isEmpty()) {
            map.fault("list", "M28", "'" + id + "' is no code list", remedy);
        }
        return list;
    }

    /** The code map. */
    Optional<FieldTransform> code() {
        Optional<CodeList> targetList = target.codeList().flatMap(codeLists::find);
        if (targetList.isEmpty()) {
            map.fault("type", "M26", "but " + target.key() + " has no code list", "map to an attribute that is a code");
            return Optional.empty();
        }
        CodeTransform.UnknownCode unknown = map.choice("unknownCode", CodeTransform.UnknownCode.class);
        CodeTransform.AbolishedCode abolished = map.choice("abolishedCode", CodeTransform.AbolishedCode.class);
        Optional<CodeList> source = list("add the register's list to codes");
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> codes = map.namedTexts("codes");
        if (source.get().id().equals(targetList.get().id()) && codes.isEmpty()) {
            codes = source.get().codes().stream().collect(Collectors.toMap(CodeList.Code::code, CodeList.Code::code));
        }
        checkCodes(source.get(), targetList.get(), codes);
        return Optional.of(new CodeTransform(source.get(), targetList.get(), Map.copyOf(codes), unknown, abolished));
    }

    private void checkCodes(CodeList source, CodeList targetList, Map<String, String> codes) {
        for (CodeList.Code code : source.codes()) {
            if (!code.abolished() && !codes.containsKey(code.code())) {
                map.fault("codes", "M28", "don't say what '" + code.code() + "' becomes", "add the code to the map");
            }
        }
        codes.forEach((from, to) -> {
            if (source.find(from).isEmpty()) {
                map.fault("codes", "M28", "map '" + from + "', which isn't in " + source.id(), "remove it");
            }
            boolean live =
                    targetList.find(to).filter(found -> !found.abolished()).isPresent();
            boolean asAbolishedAsItself = source == targetList && from.equals(to);
            if (!live && !asAbolishedAsItself) {
                map.fault("codes", "M28", "lead to '" + to + "', no code in force in " + targetList.id(), "correct it");
            }
        });
    }
}
