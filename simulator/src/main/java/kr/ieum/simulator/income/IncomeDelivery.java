package kr.ieum.simulator.income;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.delivery.NightlyFile;
import kr.ieum.simulator.server.Mode;

/** The tax register's nightly delivery of those records, in each of its ways of being wrong. */
public final class IncomeDelivery implements NightlyFile {

    private final List<IncomeEntry> entries;

    /** A delivery of those records. */
    public IncomeDelivery(List<IncomeEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public String nameOf(LocalDate night) {
        return IncomeFile.nameOf(night);
    }

    @Override
    public byte[] of(LocalDate night, Mode mode) {
        return switch (mode) {
            case WRONG -> IncomeFile.withShortLines(entries, night);
            case CHARSET -> IncomeFile.inUtf8(entries, night);
            case OTHER_PERSON -> IncomeFile.of(rotated(), night);
            default -> IncomeFile.of(entries, night);
        };
    }

    /** Every number with the data of the person after it. */
    private List<IncomeEntry> rotated() {
        List<IncomeEntry> others = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            others.add(entries.get((i + 1) % entries.size()).of(entries.get(i).number()));
        }
        return others;
    }
}
