package kr.ieum.gateway.disclosure;

import java.time.Period;
import kr.ieum.gateway.log.leaf.AgreementVersion;

/** How long the record of a disclosure must be kept (design §9: statutory retention comes before erasure). */
@FunctionalInterface
public interface Retention {

    /** The longest period that the laws behind an agreement ask for. */
    Period of(AgreementVersion agreement);
}
