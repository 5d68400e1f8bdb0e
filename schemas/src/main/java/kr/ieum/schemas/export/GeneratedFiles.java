package kr.ieum.schemas.export;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ReferenceModel;

/** The generated files by the path that they have in a folder and beneath the gateway's {@code /schemas/}. */
public final class GeneratedFiles {

    /** What can be generated. */
    public enum Format {
        /** Closed JSON Schema, with examples beside it. */
        JSON_SCHEMA,
        /** The JSON-LD context; of the model alone. */
        JSON_LD,
        /** NIEM's Common Model Format; of the model alone. */
        CMF,
        /** XML Schema, with examples beside it; of an agreement or a view alone. */
        XSD
    }

    private final ReferenceModel model;
    private final CodeLists codeLists;

    /** Generates from this model. */
    public GeneratedFiles(ReferenceModel model, CodeLists codeLists) {
        this.model = model;
        this.codeLists = codeLists;
    }

    /** A code list of the model as a schema of its own; nothing when no code of the model is of that list. */
    public Optional<String> codeList(String id) {
        return new CodeListExport(model, codeLists).of(id);
    }

    /** The files of the whole model; none in a format that is of selections alone. */
    public SortedMap<String, String> ofModel(Format format) {
        SortedMap<String, String> files = new TreeMap<>();
        switch (format) {
            case JSON_SCHEMA -> {
                files.put("model.schema.json", new JsonSchemaExport(model, codeLists).ofModel());
                List<ExampleMessage> examples = ExampleMessage.ofModel(model, codeLists);
                files.put("model.example.json", examples.getFirst().json());
                CodeListExport lists = new CodeListExport(model, codeLists);
                lists.ids()
                        .forEach(id -> lists.of(id).ifPresent(list -> files.put("codes/" + id + ".schema.json", list)));
            }
            case JSON_LD -> files.put("context.jsonld", new JsonLdExport(model).context());
            case CMF -> files.put("model.cmf.xml", new CmfExport(model, codeLists).ofModel());
            case XSD -> {}
        }
        return files;
    }

    /** The files of an agreement or a view; none in a format that is of the model alone, or where nothing may be released. */
    public SortedMap<String, String> of(Selection selection, Format format) {
        SortedMap<String, String> files = new TreeMap<>();
        if (selection.lines().isEmpty()) {
            return files;
        }
        String path = selection.kind() + "s/" + selection.id() + "/" + selection.version();
        List<ExampleMessage> examples = ExampleMessage.of(selection, model, codeLists);
        switch (format) {
            case JSON_SCHEMA -> {
                files.put(path + ".schema.json", new JsonSchemaExport(model, codeLists).of(selection));
                for (int i = 0; i < examples.size(); i++) {
                    files.put(
                            path + ".example-" + (i + 1) + ".json",
                            examples.get(i).json());
                }
            }
            case XSD -> {
                XmlSchemaExport export = new XmlSchemaExport(model, codeLists);
                files.put(path + ".xsd", export.of(selection));
                for (int i = 0; i < examples.size(); i++) {
                    files.put(
                            path + ".example-" + (i + 1) + ".xml",
                            examples.get(i).xml(selection));
                }
            }
            case JSON_LD, CMF -> {}
        }
        return files;
    }
}
