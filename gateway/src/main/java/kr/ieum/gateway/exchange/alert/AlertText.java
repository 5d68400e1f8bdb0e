package kr.ieum.gateway.exchange.alert;

import kr.ieum.schemas.yaml.Localized;

/** An alert in words, in both languages; numbers alone. */
final class AlertText {

    private AlertText() {}

    static String title(Alert alert) {
        Localized cause = cause(alert.cause());
        return alert.raised()
                ? "발생: " + cause.ko() + " / raised: " + cause.en()
                : "해소: " + cause.ko() + " / cleared: " + cause.en();
    }

    static String body(Alert alert) {
        Localized measured = measured(alert);
        return title(alert) + "\n\n" + measured.ko() + "\n" + measured.en() + "\n" + alert.since() + "\n\n"
                + "교환 일지와 메시지 전달 화면을 확인하세요. / Look at the journal of exchanges and the page of deliveries.\n";
    }

    private static Localized cause(Cause cause) {
        return switch (cause) {
            case ERROR_RATE -> new Localized("교환 실패율", "exchanges that fail");
            case QUEUE_AGE -> new Localized("전달 대기 시간", "age of waiting deliveries");
            case QUARANTINE -> new Localized("보류된 전달", "deliveries put aside");
        };
    }

    private static Localized measured(Alert alert) {
        return switch (alert.cause()) {
            case ERROR_RATE ->
                new Localized(
                        "교환의 " + alert.measured() + "%가 실패했습니다.", alert.measured() + " % of the exchanges failed.");
            case QUEUE_AGE ->
                new Localized(
                        "가장 오래된 전달이 " + alert.measured() + "분째 기다립니다.",
                        "The oldest delivery waits for " + alert.measured() + " minutes.");
            case QUARANTINE ->
                new Localized(
                        "보류된 전달이 " + alert.measured() + "건입니다.",
                        "Deliveries that are put aside: " + alert.measured() + ".");
        };
    }
}
