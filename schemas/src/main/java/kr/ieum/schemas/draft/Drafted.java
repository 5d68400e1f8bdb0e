package kr.ieum.schemas.draft;

import kr.ieum.schemas.yaml.Fault;

/** What came of a request for a draft. */
public sealed interface Drafted {

    /** A draft. */
    record Written(Draft draft) implements Drafted {}

    /** The sample can't be read; the fault names rule and remedy and quotes nothing of it. */
    record Refused(Fault fault) implements Drafted {}
}
