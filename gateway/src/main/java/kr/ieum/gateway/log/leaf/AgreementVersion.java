package kr.ieum.gateway.log.leaf;

/**
 * The agreement in one version under which something was disclosed.
 *
 * @param id agreement's id
 * @param version 1 or more
 */
public record AgreementVersion(String id, int version) {
    public AgreementVersion {
        ClearText.require("agreement", id);
        if (version < 1) {
            throw new IllegalArgumentException("an agreement's version is 1 or more, not " + version);
        }
    }
}
