package kr.ieum.gateway.web;

import java.util.List;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.cases.FaultyCase;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that says why something didn't go on: what happened, what was kept, what to do now.
 *
 * @param paragraphs label and text, in reading order
 */
record Notice(String title, List<PanelPage.Fact> paragraphs) {

    /** The page for a key of the message files: {@code notice.<key>.title|happened|kept|now}. */
    static ModelAndView page(HttpStatus status, String key, Words words, Object... parts) {
        return page(
                status,
                words,
                words.say("notice." + key + ".title"),
                words.say("notice." + key + ".happened", parts),
                words.say("notice." + key + ".kept"),
                words.say("notice." + key + ".now", parts));
    }

    /** The page of a refusal; the reason of a case that isn't one's own is as neutral as the reason texts are. */
    static ModelAndView refused(Reason reason, String lookupId, Words words) {
        return page(
                HttpStatus.FORBIDDEN,
                words,
                words.say("notice.refused.title"),
                words.in(words.grounds().reason(reason)),
                words.say("notice.refused.kept.lookup", lookupId),
                words.in(words.grounds().remedy(reason)));
    }

    /** The page of a case that can't be read: what is wrong in it, and where. */
    static ModelAndView faulty(FaultyCase what, Words words) {
        FaultyCaseText text = FaultyCaseText.of(what, words);
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                words,
                words.say("notice.faulty-case.title"),
                text.wrong(),
                words.say("notice.faulty-case.kept"),
                text.remedy());
    }

    private static ModelAndView page(
            HttpStatus status, Words words, String title, String happened, String kept, String now) {
        Notice notice = new Notice(
                title,
                List.of(
                        new PanelPage.Fact(words.say("notice.happened"), List.of(happened)),
                        new PanelPage.Fact(words.say("notice.kept"), List.of(kept)),
                        new PanelPage.Fact(words.say("notice.now"), List.of(now))));
        ModelAndView page = new ModelAndView("notice");
        page.setStatus(status);
        page.addObject("notice", notice);
        return page;
    }
}
