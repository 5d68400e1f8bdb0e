package kr.ieum.gateway.start;

import kr.ieum.gateway.catalogue.AnnouncedEvent;
import kr.ieum.gateway.catalogue.Catalogue;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;

/** Whether the records of announced events can be read; checked when the federation is loaded, so that {@code lint} finds it. */
final class HandedEvents {

    private HandedEvents() {}

    /** Rules C20: no such mapping; C21: one that is a draft; C22: one that doesn't say whom a record is about. */
    static void check(Catalogue catalogue, Schemas schemas, Faults faults) {
        for (AnnouncedEvent event : catalogue.events()) {
            Mapping mapping = schemas.mappings().get(event.mapping());
            if (mapping == null) {
                faults.add(event.written()
                        .fault(
                                "mapping",
                                "C20",
                                "there is no mapping '" + event.mapping() + "' without fault",
                                "use one of "
                                        + schemas.mappings().keySet().stream()
                                                .sorted()
                                                .toList()));
            } else if (mapping.isDraft()) {
                faults.add(event.written()
                        .fault(
                                "mapping",
                                "C21",
                                "the mapping '" + event.mapping() + "' is a draft",
                                "decide what it leaves open, have it reviewed, and remove 'draft: true'"));
            } else if (!mapping.attributes().contains(SubjectKey.PERSON)) {
                faults.add(event.written()
                        .fault(
                                "mapping",
                                "C22",
                                "the mapping '" + event.mapping() + "' has no row for " + SubjectKey.PERSON.text(),
                                "map the number of the person whom a record is about"));
            }
        }
    }
}
