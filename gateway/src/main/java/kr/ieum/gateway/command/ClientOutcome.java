package kr.ieum.gateway.command;

import kr.ieum.client.Outcome;
import picocli.CommandLine;

/** Tells what became of a request: what the gateway signed on the standard output, and all else beside it. */
record ClientOutcome(CommandLine terminal) {

    /**
     * Tells it.
     *
     * @param answered what is said beside an answer
     * @param unanswered what to think of a request without one
     * @return the exit code
     */
    int tell(Outcome outcome, String answered, String unanswered) {
        return switch (outcome) {
            case Outcome.Answered answer -> done(answer.text(), answered);
            case Outcome.Problem problem -> {
                terminal.getOut().println(problem.details());
                yield trouble("The gateway refused (" + problem.status() + "), and signed that it did.");
            }
            case Outcome.Untrusted untrusted ->
                trouble("Something answered " + untrusted.status() + " that isn't proven to be the gateway: "
                        + untrusted.why().fault().sentence() + " Compare the pinned key with the operator's.");
            case Outcome.Unanswered none ->
                trouble("No answer after " + none.attempts() + " attempts"
                        + none.cause().map(cause -> " (" + cause + ")").orElse("") + "; " + unanswered);
        };
    }

    int trouble(String words) {
        beside(words);
        return 1;
    }

    /** What isn't the gateway's answer. */
    void beside(String words) {
        terminal.getErr().println(words);
        terminal.getErr().flush();
    }

    /** The answer, as a person or a program wants it. */
    int done(String answer, String beside) {
        terminal.getOut().println(answer);
        beside(beside);
        return 0;
    }
}
