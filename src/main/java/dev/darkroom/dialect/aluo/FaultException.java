package dev.darkroom.dialect.aluo;

/** Ends the reading of a request with a refusal. */
final class FaultException extends RuntimeException {
  private final transient Fault fault;

  FaultException(Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  /** Of a parameter. */
  FaultException(String message, String error) {
    this(Fault.parameter(message, error));
  }

  Fault fault() {
    return fault;
  }
}
