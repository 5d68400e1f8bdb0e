package kr.ieum.gateway.catalogue;

import kr.ieum.gateway.identity.SecretName;

/** What proves to a far system who asks, with its secret by name only. */
public sealed interface CredentialReference {

    /** The name of the secret in it. */
    SecretName secret();

    /** A key sent in the {@code Authorization} header (RFC 6750). */
    record Bearer(SecretName secret) implements CredentialReference {}

    /** A user name and a password. */
    record Login(String user, SecretName secret) implements CredentialReference {}
}
