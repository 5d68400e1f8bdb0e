package kr.ieum.gateway.release;

import java.util.List;
import kr.ieum.gateway.log.Companion;

/** What is kept beside a register's release leaves, in the transaction that makes them durable. */
@FunctionalInterface
public interface Accompaniment {

    /** Nothing beside the leaves. */
    Accompaniment NONE = fields -> List.of();

    /**
     * The writes, in which no value stands in clear.
     *
     * @param fields the register's permitted fields, about to leave
     */
    List<Companion> of(List<ReleasedField> fields);
}
