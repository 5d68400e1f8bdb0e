package kr.ieum.gateway.web.exchange;

import kr.ieum.schemas.yaml.Localized;

/** Whether what was refused may be sent again. */
enum Retry {
    /** Signed anew, unchanged, after the time that Retry-After says, or after a pause that grows. */
    LATER("잠시 뒤 다시 보낸다. Retry-After 가 있으면 그만큼 기다린다.", "Yes, signed anew, after Retry-After or a pause that grows."),
    /** The same comes of the same: something in the request has to change first. */
    CHANGED("요청을 고친 뒤에만 다시 보낸다.", "Only once the request has been changed."),
    /** Nothing in the request helps: a person has to do something first. */
    PERSON("사람이 조치한 뒤에만 다시 보낸다.", "Only once a person has done something.");

    private final String ko;
    private final String en;

    Retry(String ko, String en) {
        this.ko = ko;
        this.en = en;
    }

    Localized text() {
        return new Localized(ko, en);
    }
}
