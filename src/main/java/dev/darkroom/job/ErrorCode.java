package dev.darkroom.job;

/** Why a call was refused or a job failed, in order of precedence; each dialect words every one. */
public enum ErrorCode {
  ROUTE_UNKNOWN(Blame.CALLER, false),
  METHOD_NOT_ALLOWED(Blame.CALLER, false),
  API_OFF(Blame.CALLER, false),
  MAINTENANCE(Blame.BUSY, true),
  KEY_MISSING(Blame.CALLER, false),
  KEY_UNKNOWN(Blame.CALLER, false),
  /** The caller's address may not use this key, or this server. */
  ADDRESS_DENIED(Blame.CALLER, false),
  KEY_DISABLED(Blame.CALLER, false),
  KEY_EXPIRED(Blame.CALLER, false),
  ACCOUNT_SUSPENDED(Blame.CALLER, false),
  /** The page that calls may not use this key. */
  ORIGIN_DENIED(Blame.CALLER, false),
  /** Too many calls from one address. */
  ADDRESS_LIMITED(Blame.BUSY, true),
  RATE_LIMITED(Blame.BUSY, true),
  /** A key for testing has had its pictures, or its calls, of the day. */
  TEST_KEY_LIMITED(Blame.CREDITS, false),
  IDEMPOTENCY_CONFLICT(Blame.CALLER, false),
  CONTENT_TYPE_UNSUPPORTED(Blame.CALLER, false),
  BODY_TOO_LARGE(Blame.CALLER, false),
  BODY_MALFORMED(Blame.CALLER, false),
  PARAMETER_INVALID(Blame.CALLER, false),
  TASK_UNKNOWN(Blame.CALLER, false),
  MODEL_UNKNOWN(Blame.CALLER, false),
  /** The key may not use this model. */
  MODEL_DENIED(Blame.CALLER, false),
  IMAGE_EMPTY(Blame.CALLER, false),
  IMAGE_TYPE_UNSUPPORTED(Blame.CALLER, false),
  IMAGE_TOO_LARGE(Blame.CALLER, false),
  IMAGE_INVALID(Blame.CALLER, false),
  IMAGE_URL_INVALID(Blame.CALLER, false),
  IMAGE_URL_UNREACHABLE(Blame.CALLER, false),
  MASK_INVALID(Blame.CALLER, false),
  CREDITS_INSUFFICIENT(Blame.CREDITS, false),
  CONTENT_BLOCKED(Blame.CALLER, false),
  INSTRUCTION_NOT_SUPPORTED(Blame.CALLER, false),
  QUEUE_FULL(Blame.BUSY, true),
  UPSTREAM_BUSY(Blame.UPSTREAM, true),
  UPSTREAM_FAILED(Blame.UPSTREAM, true),
  UPSTREAM_REFUSED(Blame.UPSTREAM, false),
  DEADLINE_EXCEEDED(Blame.BUSY, true),
  CANCELLED(Blame.CALLER, false),
  /** The result waited for its caller longer than results are kept. */
  RESULT_EXPIRED(Blame.CALLER, false),
  INTERRUPTED(Blame.OURS, true),
  INTERNAL(Blame.OURS, true);

  /** Who has to act. */
  public enum Blame {
    CALLER,
    CREDITS,
    BUSY,
    UPSTREAM,
    OURS
  }

  private final Blame blame;
  private final boolean retryable;

  ErrorCode(Blame blame, boolean retryable) {
    this.blame = blame;
    this.retryable = retryable;
  }

  public Blame blame() {
    return blame;
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
