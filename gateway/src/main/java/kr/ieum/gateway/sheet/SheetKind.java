package kr.ieum.gateway.sheet;

/** What a sheet is evidence of. */
public enum SheetKind {
    /** What a look-up showed an official, for the case file (열람·확인서). */
    LOOK_UP,
    /** What was released to the applicant, such as an heir, and the official didn't see (결과서). */
    APPLICANT_RESULT
}
