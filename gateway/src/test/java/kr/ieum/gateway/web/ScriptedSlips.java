package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.result.Slip;
import kr.ieum.gateway.result.SlipCode;
import kr.ieum.gateway.result.Slips;
import kr.ieum.gateway.result.Standing;

/** One code that opens every case of the investigator; real slips are tested with a database and with real look-ups. */
final class ScriptedSlips implements Slips {

    static final String CODE = "0123-4567-89AB";

    @Override
    public Issued issue(Requester issuer, String view, OpenCase openCase) {
        return new Issued(SlipCode.read(CODE).orElseThrow(), Instant.parse("2026-12-09T00:00:00Z"));
    }

    @Override
    public Optional<Slip> open(String caseNumber, SlipCode code) {
        return code.grouped().equals(CODE)
                ? Optional.of(new Slip(UUID.randomUUID(), "3000000", ScriptedCases.INVESTIGATOR, ScriptedLookups.VIEW))
                : Optional.empty();
    }

    @Override
    public void answered(Slip slip, String register) {}

    @Override
    public Optional<Standing> standing(String agency, String caseNumber) {
        return Optional.of(new Standing(
                Instant.parse("2026-11-25T00:00:00Z"), Instant.parse("2026-12-09T00:00:00Z"), 5, Map.of()));
    }
}
