package kr.ieum.schemas;

import java.nio.file.Path;
import java.util.Map;
import kr.ieum.schemas.form.ImpliedAttributes;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.Mappings;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.ModelSubset;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.StandardWords;
import kr.ieum.schemas.model.SubsetFolder;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.Tasks;
import kr.ieum.schemas.yaml.Faults;

/**
 * A federation's {@code schemas} folder, loaded, checked and compiled: {@code model}, {@code codes}, {@code functions},
 * {@code tasks} and {@code mappings} beneath it (design §5), and {@code words} and {@code subsets} where a federation has some. Immutable.
 *
 * @param words of which the model's Korean terms are built
 * @param subsets parts of the model that exchanges need, by id
 * @param implied what forms tell of other attributes (design §6 rule 12)
 * @param mappings by id, the file name without its ending
 * @param digest {@code sha-256:} and the lower-case hex digest over names and bytes of the folder's files, a part of the
 *     federation digest (design §6)
 */
public record Schemas(
        ReferenceModel model,
        CodeLists codeLists,
        StandardWords words,
        Map<String, ModelSubset> subsets,
        ImpliedAttributes implied,
        BusinessFunctions functions,
        Tasks tasks,
        Map<String, Mapping> mappings,
        String digest) {

    /**
     * Loads the whole folder and collects every fault; what has none is there all the same, so that the loaders of
     * {@code config} can go on and report theirs. Nothing may be served while there are faults.
     */
    public static Schemas load(Path folder, Faults faults) {
        CodeLists codeLists = CodeLists.load(folder.resolve("codes"), "codes", faults);
        StandardWords words = StandardWords.load(folder.resolve("words"), "words", faults);
        ReferenceModel model = ReferenceModel.load(folder.resolve("model"), "model", codeLists, words, faults);
        Map<String, ModelSubset> subsets =
                SubsetFolder.load(folder.resolve("subsets"), "subsets", model, codeLists, faults);
        ImpliedAttributes implied = ImpliedAttributes.of(model, faults);
        BusinessFunctions functions = BusinessFunctions.load(folder.resolve("functions"), "functions", faults);
        Tasks tasks = Tasks.load(folder.resolve("tasks"), "tasks", model, functions, faults);
        Map<String, Mapping> mappings = Mappings.load(folder.resolve("mappings"), "mappings", model, codeLists, faults);
        return new Schemas(
                model, codeLists, words, subsets, implied, functions, tasks, mappings, FolderDigest.of(folder, faults));
    }
}
