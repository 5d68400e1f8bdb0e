package kr.ieum.gateway.web;

import java.util.Optional;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Localized;

/** The words for what screens name by id: attributes, codes, tasks, registers. An id without a word is shown as it is. */
public interface Vocabulary {

    /** The property of the reference model. */
    Optional<Property> property(AttributeKey attribute);

    /** The label of a code of a code list. */
    Optional<Localized> code(String codeList, String code);

    /** A task of use. */
    Optional<TaskWords> task(String task);

    /** The name of an agency. */
    Optional<Localized> agency(String code);

    /** The name of a role that officials have. */
    Optional<Localized> role(String id);

    /** A register. */
    Optional<RegisterWords> register(String register);

    /**
     * A task in words.
     *
     * @param article the article of law that governs it
     */
    record TaskWords(Localized name, Localized article) {}

    /**
     * A register in words.
     *
     * @param keeper the agency answerable for it
     */
    record RegisterWords(Localized name, Localized keeper) {}
}
