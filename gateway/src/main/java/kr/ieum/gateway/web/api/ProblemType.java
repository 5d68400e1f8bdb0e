package kr.ieum.gateway.web.api;

import kr.ieum.schemas.yaml.Localized;

/**
 * The closed list of problems the API answers with (RFC 9457). The type is stable, whatever happens to titles; no
 * problem repeats anything the caller sent.
 */
public enum ProblemType {
    NOT_SIGNED_IN(401, "로그인이 필요합니다.", "Sign in first."),
    SIGN_IN_FAILED(
            401,
            "로그인하지 못했습니다. 아이디와 비밀번호를 확인하거나 잠시 뒤 다시 시도해 주세요.",
            "You are not signed in. Check user id and password, or try again later."),
    SIGNED_IN_ELSEWHERE(401, "다른 곳에서 로그인하여 이 세션이 끝났습니다.", "You signed in elsewhere, which ended this session."),
    SESSION_EXPIRED(401, "세션 시간이 지났습니다. 다시 로그인해 주세요.", "The session has expired. Sign in again."),
    OTHER_BROWSER(401, "로그인한 브라우저가 아니어서 세션을 끝냈습니다.", "The session ended: another browser sent it than signed in."),
    TRANSFERRED(
            401,
            "소속이나 역할이 바뀌어 세션이 끝났습니다. 다시 로그인해 주세요.",
            "Your post has changed, which ended the session. Sign in again."),
    NOT_IN_OFFICE(401, "오늘은 근무 중이 아니어서 이용할 수 없습니다.", "You are not in office today."),
    CSRF_TOKEN(403, "요청에 맞는 CSRF 토큰이 없습니다.", "The request lacks the CSRF token of its session."),
    FORBIDDEN(403, "허용되지 않은 요청입니다.", "This request is not allowed."),
    CASE_NOT_ACCESSIBLE(403, "없는 사건이거나 배정되지 않은 사건입니다.", "The case does not exist or is not assigned to you."),
    REFUSED(403, "조회가 거절되었습니다.", "The look-up is refused."),
    BREAK_GLASS_NOT_AGREED(
            403, "이 사무에는 긴급 조회를 허용하는 협약이 없습니다.", "No agreement of this task allows look-ups as an emergency."),
    BREAK_GLASS_REQUIRED(403, "이 사무는 긴급한 경우에만 조회할 수 있습니다.", "This task can be looked up in emergencies only."),
    VOLUME_EXHAUSTED(429, "합의한 조회량을 모두 썼습니다.", "The agreed volume is exhausted."),
    NO_PARTY(
            403,
            "귀 기관이 당사자가 아니거나 귀 역할로 할 수 없는 일입니다.",
            "Your agency is no party to the agreement that may do this, or your role can’t."),
    STEP_HINDERED(409, "협약의 상태를 그렇게 바꿀 수 없습니다.", "The agreement’s state can’t be changed like that."),
    SYSTEM_STEP_HINDERED(
            409, "인증서나 키를 그렇게 등록하거나 바꿀 수 없습니다.", "The certificate or key can’t be taken or changed like that."),
    AGREEMENT_FAULTY(
            422, "협약 파일이 잘못되어 아무것도 바꾸지 않았습니다.", "The file of the agreement is at fault, so nothing was changed."),
    DUTY_TOLD(409, "이미 알린 의무입니다.", "That was told about the duty before."),
    ALREADY_ANSWERED(409, "이미 답한 신고입니다.", "The report has been answered already."),
    EMERGENCY_ANSWERED(409, "이미 확인한 긴급 조회입니다.", "This emergency has been checked already."),
    OWN_EMERGENCY(
            403,
            "본인의 긴급 조회는 본인이 확인할 수 없습니다. 다른 팀장이 확인해야 합니다.",
            "You can’t check your own emergency. Another head has to check it."),
    FINDING_TOLD(409, "이미 소명했거나 종결한 사항입니다.", "It was explained or closed before."),
    FINDING_EARLY(409, "소명 기한이 지나지 않아 종결할 수 없습니다.", "It can’t be closed before an explanation came or was due."),
    OWN_FINDING(403, "본인의 조회에 관한 사항은 본인이 종결할 수 없습니다.", "You can’t close what was found about your own look-ups."),
    NO_CONFLICT(
            409,
            "이해충돌이 없는 사건이라 넘길 수 없습니다. 그대로 처리해 주세요.",
            "You have no conflict of interest in this case, so it stays with you."),
    OWN_REQUEST(
            403,
            "본인이 낸 요청은 본인이 결정할 수 없습니다. 다른 팀장이 결정해야 합니다.",
            "You can’t decide your own request. Another head has to decide it."),
    UNFIT_SUBSTITUTE(
            409,
            "그 담당자는 이 사건을 맡을 수 없습니다. 요청의 fit 목록에서 고르세요.",
            "That official can’t take the case over. Choose one of the request’s list fit."),
    TOO_MANY_REQUESTS(429, "너무 자주 요청했습니다. 잠시 뒤 다시 시도해 주세요.", "Too many requests. Try again in a minute."),
    NOT_FOUND(404, "이 주소에는 자원이 없습니다.", "There is no such resource."),
    UNKNOWN_VIEW(404, "그런 화면이 없습니다.", "There is no such view."),
    UNKNOWN_TASK(404, "그런 이용사무가 없습니다.", "There is no such task of use."),
    UNKNOWN_ATTRIBUTE(
            422,
            "참조모델이나 그 대장에 없는 속성입니다.",
            "The reference model, every register or the register named is without that attribute."),
    SEVERAL_REGISTERS(
            422,
            "여러 대장이 가진 속성입니다. register 를 함께 적어 주세요.",
            "Several registers have that attribute. Name one as its register."),
    BULK_FAULTY(422, "파일을 그대로는 받을 수 없습니다.", "The file can’t be taken like that."),
    BULK_HINDERED(409, "파일의 지금 상태에서는 할 수 없습니다.", "The file’s present state doesn’t allow that."),
    BULK_DELETED(410, "지워진 파일입니다.", "The file was deleted."),
    BULK_TOO_MANY(
            429,
            "처리 중인 파일이 너무 많습니다. 끝나거나 지운 뒤에 다시 여세요.",
            "Too many files of this system are under way. Open another when one has ended or was deleted."),
    UNKNOWN_EVENT(404, "그런 사건 통지가 없습니다.", "No such event is announced here."),
    NOT_THE_KEEPER(
            403,
            "그 대장을 맡은 기관의 시스템만 알릴 수 있습니다.",
            "Only systems of the agency that keeps or runs the register announce this event."),
    IDEMPOTENCY_KEY(
            400,
            "Idempotency-Key 가 없거나 잘못되었습니다. 영문자·숫자와 . _ : - 로 128자까지 적어 주세요.",
            "Idempotency-Key is missing or wrong: 1 to 128 letters, digits or . _ : -."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "같은 Idempotency-Key 로 다른 내용이 이미 접수되었습니다. 아무것도 접수하지 않았습니다.",
            "Something else was accepted with this Idempotency-Key before. Nothing was accepted now."),
    IN_PROGRESS(
            409,
            "같은 Idempotency-Key 의 메시지를 접수하는 중입니다. 잠시 뒤 같은 요청을 다시 보내 주세요.",
            "A message with this Idempotency-Key is being accepted. Send the same again in a moment."),
    BACKLOG(
            429,
            "아직 전달하지 못한 메시지가 너무 많아 접수하지 않았습니다. 잠시 뒤 다시 보내 주세요.",
            "Too many messages of this system still wait to be delivered, so it wasn’t accepted. Send it again later."),
    ENVELOPE_FAULTY(400, "SOAP 봉투를 읽을 수 없습니다.", "The SOAP envelope can’t be read."),
    RECORD_FAULTY(
            422,
            "기록을 읽을 수 없어 접수하지 않았습니다. 고쳐서 같은 Idempotency-Key 로 다시 보내도 됩니다.",
            "The record can’t be read, so it wasn’t accepted. Mend it and send it again, with the same Idempotency-Key"
                    + " if you like."),
    MESSAGE_UNAVAILABLE(
            503,
            "제공기록을 쓸 수 없어 접수하지 않았습니다. 같은 Idempotency-Key 로 다시 보내 주세요.",
            "The disclosure log can’t be written, so nothing was accepted. Send it again with the same"
                    + " Idempotency-Key."),
    UNKNOWN_PANEL(422, "이 화면에 그런 영역이 없습니다.", "The view has no such panel."),
    METHOD_NOT_ALLOWED(405, "이 자원은 이 방법을 지원하지 않습니다.", "The resource does not support this method."),
    NOT_ACCEPTABLE(
            406,
            "application/json 또는 text/event-stream 으로만 답합니다.",
            "Answers are application/json or text/event-stream."),
    NO_SUCH_FORMAT(406, "그런 형식으로는 답하지 않습니다.", "There is no answer in such a format."),
    FORMAT_UNFIT(
            422,
            "질의한 속성이 이 형식에 맞지 않아 아무것도 묻지 않았습니다.",
            "The attributes of the query don’t fit the format, so nothing was asked."),
    FORMAT_CANNOT_SAY(
            422,
            "답을 이 형식으로 다 쓸 수 없어 아무것도 보내지 않았습니다.",
            "The format can’t say all of the answer, so nothing of it is sent."),
    ANSWER_TOO_LARGE(
            422,
            "답이 한 번에 보낼 수 있는 크기를 넘어 아무것도 보내지 않았습니다. 제공기록에도 보내지 않은 것으로 남습니다.",
            "The answer is larger than may be sent at once, so nothing of it is sent, and the log says so."),
    UNSUPPORTED_MEDIA_TYPE(415, "본문은 application/json 이어야 합니다.", "The body must be application/json."),
    BODY_TOO_LARGE(413, "본문이 너무 큽니다.", "The body is too large."),
    MALFORMED_BODY(400, "본문이 올바른 JSON이 아닙니다.", "The body is not well-formed JSON."),
    INVALID_MEMBER(400, "본문의 구성요소가 빠졌거나 잘못되었습니다.", "A member of the body is missing or wrong."),
    NOT_SUPPORTED_YET(400, "아직 지원하지 않거나 알 수 없는 구성요소입니다.", "A member of the body is unknown or not supported yet."),
    BAD_REQUEST(400, "처리할 수 없는 요청입니다.", "The request can’t be processed."),
    CASE_SYSTEM_UNAVAILABLE(503, "사건시스템이 응답하지 않습니다.", "The case system does not answer."),
    CASE_MALFORMED(502, "사건시스템의 사건을 읽을 수 없습니다.", "The case system’s record of the case can’t be read."),
    LOG_UNAVAILABLE(503, "제공기록을 쓸 수 없어 조회하지 않았습니다.", "The disclosure log can’t be written, so nothing was looked up."),
    LOG_UNVOUCHED(
            503,
            "외부 증인이 제공기록을 확인해 주지 않아 조회하지 않았습니다. 확인되면 저절로 다시 됩니다.",
            "Nobody outside vouches for the disclosure log, so nothing was looked up. It works again by itself once"
                    + " somebody does."),
    UNAVAILABLE(503, "지금은 처리할 수 없습니다.", "The service is not available right now."),
    INTERNAL_ERROR(500, "예상하지 못한 오류가 생겼습니다.", "Something went wrong.");

    private final int status;
    private final String titleKo;
    private final String titleEn;

    ProblemType(int status, String ko, String en) {
        this.status = status;
        this.titleKo = ko;
        this.titleEn = en;
    }

    /** What keeps the log from taking a look-up. */
    public static ProblemType ofLog(boolean unvouched) {
        return unvouched ? LOG_UNVOUCHED : LOG_UNAVAILABLE;
    }

    public int status() {
        return status;
    }

    public Localized title() {
        return new Localized(titleKo, titleEn);
    }

    /** The type URI, such as {@code urn:ieum:problem:unknown-view}. */
    public String uri() {
        return "urn:ieum:problem:" + ApiNames.of(this);
    }
}
