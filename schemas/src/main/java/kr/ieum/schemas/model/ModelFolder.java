package kr.ieum.schemas.model;

import java.nio.file.Path;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;

/**
 * Reads and lints the model's files: first every file's head, classes and roles, then the properties, then the rules that look
 * across files. The numbered rules stand in {@code schemas/README.md}.
 *
 * <p>While reading: L1 format, namespace or steward, L2 key that isn't {@code Class/property}, L3 declared twice, L4
 * representation term, L5 code list missing or out of place, L6 class not declared, L8 partial dates of something that is no
 * date, L9 example that isn't a value of the datatype, L10 definition that says nothing or isn't in its language. Afterwards:
 * {@link DerivationRules}, {@link NamespaceRules}, {@link ShapeRules}, {@link DeprecationRules}; and for reference files {@link
 * NameRules}, {@link DefinitionRules}, {@link ConformanceRules}, {@link WordRules}.
 */
final class ModelFolder {

    private final String folderName;
    private final CodeLists codeLists;
    private final StandardWords words;
    private final Faults faults;

    ModelFolder(String folderName, CodeLists codeLists, StandardWords words, Faults faults) {
        this.folderName = folderName;
        this.codeLists = codeLists;
        this.words = words;
        this.faults = faults;
    }

    ReferenceModel read(Path folder) {
        ModelDraft draft = new ModelDraft();
        RepresentationTerms terms = new RepresentationTerms();
        for (Path path : SchemaFolder.files(folder, folderName, ".yaml", faults)) {
            StrictYaml.read(path, folderName + "/" + path.getFileName(), faults)
                    .map(ModelFile::read)
                    .ifPresent(draft::add);
        }
        for (ModelFile file : draft.files()) {
            terms.declare(file.map());
            new ClassReader(file, draft).read();
        }
        for (ModelFile file : draft.files()) {
            new PropertyReader(file, draft, terms, codeLists).read();
            file.map().close();
        }
        DerivationRules.check(draft);
        NamespaceRules.check(draft);
        ShapeRules.check(draft);
        DeprecationRules.check(draft);
        NameRules.check(draft);
        DefinitionRules.check(draft);
        ConformanceRules.check(draft);
        WordRules.check(draft, words);
        return draft.model();
    }
}
