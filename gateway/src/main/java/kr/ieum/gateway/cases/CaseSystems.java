package kr.ieum.gateway.cases;

import java.util.Map;

/** Every agency's own case system behind one interface; an agency without one has no verified case. */
public final class CaseSystems implements CaseSystem {

    private final Map<String, CaseSystem> byAgency;

    /** @param byAgency the case system that keeps an agency's cases, by institution code */
    public CaseSystems(Map<String, ? extends CaseSystem> byAgency) {
        this.byAgency = Map.copyOf(byAgency);
    }

    @Override
    public CaseAnswer find(String agency, String caseNumber) {
        CaseSystem system = byAgency.get(agency);
        return system == null ? new CaseAnswer.None() : system.find(agency, caseNumber);
    }

    @Override
    public CaseAnswer assignedTo(String agency, String official) {
        CaseSystem system = byAgency.get(agency);
        return system == null ? new CaseAnswer.None() : system.assignedTo(agency, official);
    }

    @Override
    public boolean reassign(String agency, String caseNumber, String official, String approvedBy) {
        CaseSystem system = byAgency.get(agency);
        return system != null && system.reassign(agency, caseNumber, official, approvedBy);
    }

    @Override
    public ScreeningAnswer screening(String agency, String number) {
        CaseSystem system = byAgency.get(agency);
        return system == null ? new ScreeningAnswer.None() : system.screening(agency, number);
    }
}
