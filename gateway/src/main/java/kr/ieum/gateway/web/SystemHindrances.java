package kr.ieum.gateway.web;

import kr.ieum.gateway.systems.Hindrance;
import kr.ieum.schemas.yaml.Localized;

/** Why a certificate or key isn't taken, and what to do instead, in words. */
public final class SystemHindrances {

    private SystemHindrances() {}

    /** In words. */
    public static Localized of(Hindrance hindrance) {
        return switch (hindrance) {
            case NO_SUCH_SYSTEM ->
                new Localized(
                        "기관에 그런 시스템이 없습니다. agencies.yaml에 먼저 등록하세요.",
                        "No agency has such a system. Add it to agencies.yaml first.");
            case NOT_READABLE ->
                new Localized(
                        "읽을 수 없는 파일입니다. PEM 한 개를 16KB 이내로 보내세요.",
                        "The file can’t be read. Send one PEM object of at most 16 KB.");
            case KEY_TYPE ->
                new Localized(
                        "받지 않는 키입니다. 접속용은 P-256, Ed25519, RSA 3072비트 이상, 서명용은 Ed25519 또는 P-256으로 만드세요.",
                        "Such a key isn’t taken. Make P-256, Ed25519 or RSA from 3072 bits for connections, Ed25519 or"
                                + " P-256 for signatures.");
            case NO_POSSESSION ->
                new Localized(
                        "요청이 그 키로 서명되지 않았습니다. 키를 가진 시스템에서 SHA-256 이상으로 다시 만드세요.",
                        "The request isn’t signed with its key. Make it anew where the key is, with SHA-256 or"
                                + " better.");
            case KNOWN -> new Localized("이미 등록되어 있습니다. 목록에서 확인하세요.", "It is registered already. See the list.");
            case HELD_BY_ANOTHER ->
                new Localized(
                        "다른 시스템의 키입니다. 시스템마다 새 키를 만드세요.",
                        "The key belongs to another system. Make one for each system.");
            case REVOKED_BEFORE -> new Localized("폐기된 키입니다. 새 키를 만드세요.", "The key was revoked. Make a new one.");
            case TIME ->
                new Localized(
                        "기간이 지났거나 너무 깁니다. 인증서는 10년, 겹치는 기간은 30일까지입니다.",
                        "The time is over or too long. Certificates may last ten years, an overlap 30 days.");
            case NOT_THERE -> new Localized("그런 인증서나 키가 없습니다.", "There is no such certificate or key.");
            case WRONG_STATE ->
                new Localized("지금 상태에서는 할 수 없습니다. 목록에서 상태를 확인하세요.", "Its state doesn’t allow that. See the list.");
            case NOT_REPLACEABLE ->
                new Localized(
                        "바꿀 대상이 같은 시스템, 같은 종류의 사용 중인 것이 아닙니다.",
                        "What it should replace isn’t an active one of the same system and kind.");
            case CHANGED_MEANWHILE ->
                new Localized("그사이 상태가 바뀌었습니다. 목록을 다시 확인하세요.", "It has changed meanwhile. See the list again.");
            case NO_AUTHORITY ->
                new Localized(
                        "이 게이트웨이에는 발급 기관이 없습니다. 다른 곳에서 발급받은 인증서를 등록하세요.",
                        "This gateway has no authority. Register a certificate that was issued elsewhere.");
            case NOTICE ->
                new Localized(
                        "예고 기간은 5초에서 90일까지입니다. 시스템들이 새 키를 받을 시간을 주세요.",
                        "The notice is from five seconds to 90 days. Give systems the time to fetch the new key.");
            case SUCCESSOR_WAITS ->
                new Localized(
                        "이미 예고된 키가 아직 쓰이기 전입니다. 그 키가 쓰인 뒤에 다시 하세요.",
                        "A key that was announced hasn’t taken over yet. Announce the next one after that.");
            case NO_SUCH_GATEWAY_KEY ->
                new Localized(
                        "게이트웨이에 그런 키가 없습니다. 목록에서 키 이름을 확인하세요.",
                        "The gateway has no such key. See its name in the list.");
            case GATEWAY_KEY_REVOKED ->
                new Localized(
                        "이미 폐기된 키입니다. 더 할 일이 없으며, 언제 왜 폐기했는지는 목록에 있습니다.",
                        "The key was revoked before. Nothing is left to do; the list says when and why.");
        };
    }
}
