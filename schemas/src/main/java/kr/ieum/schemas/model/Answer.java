package kr.ieum.schemas.model;

/** Three-valued answer of a predicate: a silent register never means no (design §6). */
public enum Answer {
    YES,
    NO,
    UNDETERMINED
}
