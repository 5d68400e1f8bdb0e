package kr.ieum.gateway.web;

import kr.ieum.gateway.correction.Ticket;
import kr.ieum.gateway.correction.TicketState;
import kr.ieum.schemas.model.AttributeKey;

/** A ticket in words; nothing in it is blank. */
record TicketText(
        String id,
        String attribute,
        String register,
        String fault,
        String note,
        String lookup,
        String disclosed,
        String agency,
        String opened,
        String style,
        String state,
        boolean open,
        String answered,
        String answer) {

    static TicketText of(Ticket ticket, Words words) {
        return new TicketText(
                ticket.id().toString(),
                words.attribute(new AttributeKey(ticket.attribute())),
                words.register(ticket.register()),
                words.say("correction.fault." + Words.kebab(ticket.fault())),
                orNone(ticket.note(), words),
                ticket.lookup().toString(),
                words.moment(ticket.disclosedAt()),
                words.agency(ticket.agency()),
                words.moment(ticket.openedAt()),
                style(ticket.state()),
                words.say("correction.state." + Words.kebab(ticket.state())),
                ticket.state() == TicketState.OPEN,
                ticket.answeredAt().map(words::moment).orElseGet(() -> words.say("correction.not-answered")),
                orNone(ticket.answer(), words));
    }

    static String style(TicketState state) {
        return switch (state) {
            case OPEN -> "warn";
            case CORRECTED -> "good";
            case CONFIRMED, NOT_OURS -> "neutral";
        };
    }

    private static String orNone(String text, Words words) {
        return text.isBlank() ? words.say("correction.no-note") : text;
    }
}
