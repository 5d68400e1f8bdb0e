package kr.ieum.gateway.catalogue;

import java.time.Duration;
import kr.ieum.gateway.identity.SystemId;

/**
 * Where a system leaves files of subjects for the gateway.
 *
 * @param endpoint name of an SFTP server in {@code config/endpoints.yaml}, with its host key
 * @param directory from the first {@code /} on
 * @param interval how often it is looked into
 */
public record DropEntry(
        SystemId system, String endpoint, String directory, CredentialReference.Login login, Duration interval) {}
