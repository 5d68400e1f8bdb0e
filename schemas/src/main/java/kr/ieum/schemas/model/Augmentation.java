package kr.ieum.schemas.model;

import java.util.List;
import kr.ieum.schemas.yaml.Localized;

/**
 * What one namespace adds to a class that another one declares, without a change there (design §5).
 *
 * @param className the class that is added to
 * @param namespace who adds
 * @param properties what is added; their URIs begin with {@code namespace}
 */
public record Augmentation(String className, String namespace, Localized title, List<AttributeKey> properties) {

    /** Copies the list. */
    public Augmentation {
        properties = List.copyOf(properties);
    }
}
