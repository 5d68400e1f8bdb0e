package kr.ieum.gateway.start;

import java.util.Optional;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.RegisterStatus;

/** A register that can't be asked because its secret is missing; it holds up neither the others nor the start (P6). */
record OutOfService(String register, String template) implements RegisterAdapter {

    @Override
    public Narrowing narrowing() {
        return Narrowing.IN_ADAPTER;
    }

    @Override
    public RegisterAnswer ask(RegisterQuestion question) {
        return new RegisterAnswer.Unreachable("no-credential");
    }

    @Override
    public int inFlight() {
        return 0;
    }

    @Override
    public RegisterStatus status() {
        return new RegisterStatus(register, template, narrowing(), 0, Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {}
}
