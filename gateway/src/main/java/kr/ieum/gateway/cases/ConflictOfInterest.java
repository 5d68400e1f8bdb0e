package kr.ieum.gateway.cases;

import java.util.List;

/** Whether an official may have to do with a case at all: never where it is about himself, a relative or a colleague. */
@FunctionalInterface
public interface ConflictOfInterest {

    /** What was found out, the nearest relation first. */
    enum Finding {
        /** None of the subjects is near to the official. */
        NONE,
        /** A subject is the official himself. */
        SELF,
        /** A subject is a declared relative. */
        RELATIVE,
        /** A subject is a colleague of the official's team. */
        COLLEAGUE,
        /** Nobody can tell: the installation's key for references is missing, or the roll doesn't know the official. */
        UNKNOWN;

        /** Whether the case stays shut; a limit that can't be evaluated applies (design P2). */
        public boolean closes() {
            return this != NONE;
        }
    }

    /** How near the subjects of a case are to the official. */
    Finding of(String official, List<CaseSubject> subjects);
}
