package dev.darkroom.dialect.openai;

/** Ends the reading of a request with a refusal. */
final class FaultException extends RuntimeException {
  private final transient Fault fault;

  FaultException(Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
