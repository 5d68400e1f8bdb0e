package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.result.Slip;
import kr.ieum.gateway.result.SlipCode;
import kr.ieum.gateway.result.Slips;
import kr.ieum.gateway.result.Standing;

/** Slips of one code that open nothing; the real ones are tested with a database and with real look-ups. */
final class ScriptedSlips implements Slips {

    static final String CODE = "0123-4567-89AB";

    @Override
    public Issued issue(Requester issuer, String view, OpenCase openCase) {
        return new Issued(SlipCode.read(CODE).orElseThrow(), Instant.parse("2026-12-09T00:00:00Z"));
    }

    @Override
    public Optional<Slip> open(String caseNumber, SlipCode code) {
        return Optional.empty();
    }

    @Override
    public void answered(Slip slip, String register) {}

    @Override
    public Optional<Standing> standing(String agency, String caseNumber) {
        return Optional.of(new Standing(
                Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-12-09T00:00:00Z"), 5, Map.of()));
    }
}
