package kr.ieum.schemas.export;

import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;
import tools.jackson.databind.node.ObjectNode;

/**
 * A code list as a JSON Schema of its own, at the address that the messages' schemas name: the codes in force are all that is valid, and
 * beside them stand the names, the tree and what became of abolished ones. Where a list is too long to be enumerated in every schema, a
 * partner takes it from here.
 */
final class CodeListExport {

    private final ReferenceModel model;
    private final CodeLists codeLists;
    private final ModelUris uris;

    CodeListExport(ReferenceModel model, CodeLists codeLists) {
        this.model = model;
        this.codeLists = codeLists;
        this.uris = ModelUris.of(model);
    }

    /** The lists that the model's codes are of, by id. */
    List<String> ids() {
        return model.properties().stream()
                .flatMap(property -> property.codeList().stream())
                .filter(id -> codeLists.find(id).isPresent())
                .distinct()
                .sorted()
                .toList();
    }

    /** The file; nothing when no code of the model is of that list. */
    Optional<String> of(String id) {
        return Optional.of(id).filter(ids()::contains).flatMap(codeLists::find).map(this::schema);
    }

    private String schema(CodeList list) {
        ObjectNode schema = Json.node();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", uris.codes(list.id()));
        schema.put("title", "code list " + list.id());
        schema.put("type", "string");
        Json.array(
                schema,
                "enum",
                list.codes().stream()
                        .filter(code -> !code.abolished())
                        .map(CodeList.Code::code)
                        .toList());
        ObjectNode codes = schema.putObject("x-codes");
        for (CodeList.Code code : list.codes()) {
            ObjectNode one = codes.putObject(code.code());
            one.put("ko", code.name().ko());
            one.put("en", code.name().en());
            code.parent().ifPresent(parent -> one.put("parent", parent));
            code.validFrom().ifPresent(day -> one.put("validFrom", day.toString()));
            code.validTo().ifPresent(day -> one.put("validTo", day.toString()));
            if (code.abolished()) {
                one.put("abolished", true);
                code.successor().ifPresent(successor -> one.put("successor", successor));
            }
        }
        return StrictJson.pretty(schema);
    }
}
