package kr.ieum.schemas.task;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.SchemaFolder;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * The tasks of use of a federation, one file each. Immutable.
 *
 * <p>Rules: T1 format or id, T2 function that isn't a small function, T3 no article, T4 item that isn't in the model or none,
 * T5 function of an earlier version of the tree, T6 end before beginning, T7 validity beyond the function's, T8 item or document
 * twice, T9 item more sensitive than its function is taken to be.
 */
public final class Tasks {

    static final String FORMAT = "ieum-task/1";

    private final Map<String, Task> tasks;

    private Tasks(Map<String, Task> tasks) {
        this.tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /**
     * Reads every {@code *.yaml} of a folder.
     *
     * @param name how faults name the folder
     */
    public static Tasks load(
            Path folder, String name, ReferenceModel model, BusinessFunctions functions, Faults faults) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Path file : SchemaFolder.files(folder, name, ".yaml", faults)) {
            String id = SchemaFolder.baseName(file);
            StrictYaml.read(file, name + "/" + file.getFileName(), faults)
                    .ifPresent(map -> tasks.put(id, task(map, id, model, functions)));
        }
        return new Tasks(tasks);
    }

    private static Task task(YamlMap map, String id, ReferenceModel model, BusinessFunctions functions) {
        try (map) {
            if (!map.text("format").equals(FORMAT)) {
                map.fault("format", "T1", "is not the format of tasks", "write '" + FORMAT + "'");
            }
            if (!map.text("id").equals(id)) {
                map.fault("id", "T1", "is not the file's name", "write '" + id + "' or rename the file");
            }
            String function = map.text("function");
            Optional<LocalDate> from = map.optionalDate("validFrom");
            Optional<LocalDate> to = map.optionalDate("validTo");
            Task task = new Task(
                    id, map.localized("name"), function, articles(map), replaces(map), items(map, model), from, to);
            TaskRules.check(task, map, model, functions);
            return task;
        }
    }

    private static List<Task.Article> articles(YamlMap map) {
        List<Task.Article> articles = new ArrayList<>();
        for (YamlMap article : map.maps("articles")) {
            try (article) {
                articles.add(new Task.Article(
                        article.choice("kind", Task.Article.Kind.class),
                        article.localized("act"),
                        article.text("article")));
            }
        }
        if (articles.isEmpty()) {
            map.fault("articles", "T3", "are missing", "name the article that governs the task");
        }
        return articles;
    }

    private static List<Localized> replaces(YamlMap map) {
        List<Localized> documents = new ArrayList<>();
        for (YamlMap document : map.maps("replaces")) {
            try (document) {
                documents.add(new Localized(document.text("ko"), document.text("en")));
            }
        }
        return documents;
    }

    private static List<AttributeKey> items(YamlMap map, ReferenceModel model) {
        List<AttributeKey> items = new ArrayList<>();
        for (String text : map.texts("minimumItems")) {
            Optional<Property> property = model.property(text);
            property.ifPresent(found -> items.add(found.key()));
            if (property.isEmpty()) {
                map.fault("minimumItems", "T4", "name '" + text + "', which isn't in the model", "name a property");
            }
        }
        if (items.isEmpty()) {
            map.fault("minimumItems", "T4", "are missing", "name what the task can't be done without");
        }
        return items;
    }

    /** All tasks by file name. */
    public Collection<Task> all() {
        return tasks.values();
    }

    /** The task of that id. */
    public Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }
}
