package kr.ieum.gateway.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.ReleasedForms;
import kr.ieum.gateway.catalogue.Register;
import kr.ieum.gateway.view.ViewSelection;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.export.GeneratedFiles;
import kr.ieum.schemas.export.GeneratedFiles.Format;
import kr.ieum.schemas.export.Selection;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;

/** What the verb {@code model export} writes: the files generated from a model and, where there is a configuration, from its agreements and views. */
public final class ModelExport {

    private final GeneratedFiles files;
    private final List<Selection> selections;

    private ModelExport(GeneratedFiles files, List<Selection> selections) {
        this.files = files;
        this.selections = selections;
    }

    /**
     * Loads the schemas and, where it is given, the configuration.
     *
     * @throws FaultyFilesException with every fault of every file
     */
    public static ModelExport load(Optional<Path> config, Path schemas) {
        if (config.isEmpty()) {
            Faults faults = new Faults();
            Schemas loaded = Schemas.load(schemas, faults);
            faults.throwIfAny();
            return new ModelExport(new GeneratedFiles(loaded.model(), loaded.codeLists()), List.of());
        }
        Federation federation = Federation.load(config.get(), schemas);
        Schemas loaded = federation.schemas();
        return new ModelExport(new GeneratedFiles(loaded.model(), loaded.codeLists()), selections(federation));
    }

    /** What agreements and views of a federation let through. */
    static List<Selection> selections(Federation federation) {
        List<Agreement> agreements =
                federation.agreements().stream().map(AgreementFile::agreement).toList();
        Map<String, String> keepers =
                federation.catalogue().registers().stream().collect(Collectors.toMap(Register::id, Register::keeper));
        List<Selection> selections = new ArrayList<>();
        agreements.forEach(agreement ->
                selections.add(new ReleasedForms(agreement, federation.schemas().model()).selection()));
        ViewSelection views =
                new ViewSelection(agreements, keepers, federation.schemas().model());
        federation.views().forEach(view -> selections.add(views.of(view)));
        return selections;
    }

    /** The formats by the names that the command line takes. */
    public static List<String> formats() {
        return List.of(Format.values()).stream().map(ModelExport::name).toList();
    }

    /** The ids of what there is to export of that kind, {@code agreement} or {@code view}. */
    public List<String> ids(String kind) {
        return selections.stream()
                .filter(selection -> selection.kind().equals(kind))
                .map(Selection::id)
                .distinct()
                .sorted()
                .toList();
    }

    /** The files of the whole model. */
    public SortedMap<String, String> ofModel(String format) {
        return files.ofModel(format(format));
    }

    /** The files of the agreements or views of that kind; of one alone where its id is given. */
    public SortedMap<String, String> of(String kind, Optional<String> id, String format) {
        SortedMap<String, String> all = new TreeMap<>();
        selections.stream()
                .filter(selection -> selection.kind().equals(kind))
                .filter(selection ->
                        id.filter(one -> !one.equals(selection.id())).isEmpty())
                .forEach(selection -> all.putAll(files.of(selection, format(format))));
        return all;
    }

    private static Format format(String name) {
        Map<String, Format> formats =
                List.of(Format.values()).stream().collect(Collectors.toMap(ModelExport::name, Function.identity()));
        return Optional.ofNullable(formats.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no format " + name));
    }

    private static String name(Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
