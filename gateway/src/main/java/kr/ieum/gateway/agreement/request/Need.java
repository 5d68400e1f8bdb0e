package kr.ieum.gateway.agreement.request;

/** What an official's work needs an item for; a closed choice, so that requests can be counted and compared. */
public enum Need {
    /** The law makes an entitlement depend on it. */
    ENTITLEMENT,
    /** The law makes a permission depend on it. */
    LEGALITY,
    /** Who or what the matter is about can't be told apart without it. */
    IDENTITY,
    /** Somebody has to be served or told. */
    SERVICE,
    /** Citizens would no longer have to bring a paper. */
    REPLACES_DOCUMENT
}
