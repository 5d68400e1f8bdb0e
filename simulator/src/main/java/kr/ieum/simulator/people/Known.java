package kr.ieum.simulator.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import kr.ieum.simulator.cases.CaseFile;
import kr.ieum.simulator.cases.KnownCase;

/** Everybody there is, when registers are filled after the people were made: by number, and by place in a named case. */
final class Known {

    private final Map<String, Individual> byNumber = new HashMap<>();
    private final Map<String, CaseFile> cases = new HashMap<>();

    Known(Town town, CaseBook book) {
        town.individuals.forEach(person -> byNumber.put(person.number, person));
        book.cases().forEach(file -> cases.put(file.number(), file));
    }

    /** The subject at that place of the case, 0 being the applicant. */
    Individual subject(KnownCase known, int place) {
        return person(file(known).subjects().get(place).number());
    }

    /** Whose estate the case is about. */
    Individual deceased(KnownCase known) {
        return person(file(known).deceased());
    }

    private CaseFile file(KnownCase known) {
        CaseFile file = cases.get(known.number());
        if (file == null) {
            throw new IllegalStateException("no case " + known);
        }
        return file;
    }

    private Individual person(String number) {
        Individual person = byNumber.get(number);
        if (person == null) {
            throw new IllegalStateException("a named case is about nobody");
        }
        return person;
    }

    /** The people whose children are in the child's certificate, of those who are in this world. */
    List<Individual> parents(Individual child) {
        return List.of(child.father.number(), child.mother.number()).stream()
                .filter(byNumber::containsKey)
                .map(byNumber::get)
                .toList();
    }

    /** Chance of a person's own, so that what one register draws changes nothing in another. */
    static RandomGenerator chance(String register, String number) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(register.hashCode() * 31L + number.hashCode());
    }
}
