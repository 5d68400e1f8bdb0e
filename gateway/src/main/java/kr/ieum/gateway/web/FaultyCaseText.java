package kr.ieum.gateway.web;

import kr.ieum.gateway.cases.FaultyCase;

/**
 * A case that can't be read, in words.
 *
 * @param wrong what is wrong and where, with the rule's number
 * @param remedy what to do in the case system
 */
record FaultyCaseText(String number, String wrong, String remedy) {

    static FaultyCaseText of(FaultyCase what, Words words) {
        String key = "case.fault." + Words.kebab(what.rule());
        return new FaultyCaseText(
                what.number(),
                words.say(
                        "case.fault", words.say(key, what.place()), what.rule().name()),
                words.say(key + ".now"));
    }
}
