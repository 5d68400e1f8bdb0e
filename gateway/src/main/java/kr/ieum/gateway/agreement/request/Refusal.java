package kr.ieum.gateway.agreement.request;

/** Why a request for an agreement is refused. */
public enum Refusal {
    NO_LEGAL_BASIS,
    NOT_NECESSARY,
    LESSER_FORM_SUFFICES,
    OTHER_AGREEMENT_COVERS,
    KEEPER_CANNOT_PROVIDE
}
