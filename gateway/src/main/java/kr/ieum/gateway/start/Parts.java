package kr.ieum.gateway.start;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.identity.Secrets;

/** What exists before the rooms are wired. */
record Parts(
        Federation federation,
        Path config,
        Secrets secrets,
        MasterKey masterKey,
        Path spool,
        Path logFiles,
        Optional<Demo> demo,
        Clock clock) {}
