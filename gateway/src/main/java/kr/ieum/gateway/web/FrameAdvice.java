package kr.ieum.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice(assignableTypes = Screen.class)
final class FrameAdvice {

    private final Directory officials;
    private final WebConfiguration.Stylesheet stylesheet;
    private final TourGuide guide;

    FrameAdvice(Directory officials, WebConfiguration.Stylesheet stylesheet, TourGuide guide) {
        this.officials = officials;
        this.stylesheet = stylesheet;
        this.guide = guide;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        return Frame.of(request, locale, officials, stylesheet.address(), guide.of(request, locale));
    }
}
