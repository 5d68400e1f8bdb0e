package kr.ieum.schemas.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.yaml.Localized;

/**
 * The namespace that one file of the model declares: core, a domain, or what an agency adds (design §5).
 *
 * @param uri ends in the version and a slash; the URIs of its classes, roles and properties begin with it
 * @param steward institution code of the agency that answers for it
 * @param uses other namespaces whose classes and properties it names
 */
public record ModelNamespace(String uri, Localized title, Optional<String> steward, List<String> uses) {

    /** Copies the list. */
    public ModelNamespace {
        uses = List.copyOf(uses);
    }

    /** The version in the URI, {@code 1.0} of {@code https://ieum.example/model/core/1.0/}. */
    public String version() {
        return segment(1);
    }

    /** What the URI says before the version, {@code core} of {@code https://ieum.example/model/core/1.0/}. */
    public String name() {
        return segment(2);
    }

    private String segment(int fromEnd) {
        List<String> segments = Pattern.compile("/").splitAsStream(uri).toList();
        return segments.size() < fromEnd ? "" : segments.get(segments.size() - fromEnd);
    }
}
