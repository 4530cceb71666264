package dev.darkroom.admin;

import dev.darkroom.http.Request;
import dev.darkroom.oversight.AuditLog;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes what an operator changed into the audit log. */
final class Trail {
  private static final String ACTOR = "admin";

  private final AuditLog audit;

  Trail(AuditLog audit) {
    this.audit = audit;
  }

  /**
   * @param action such as {@code account.create}
   * @param subject the id of an account, key or task, or the name of a switch
   * @param detail as {@link AuditLog#record} takes it
   */
  void changed(Request request, String action, String subject, Map<String, ?> detail) {
    audit.record(ACTOR, action, subject, detail, request.remoteAddress());
  }

  /** The same inside the transaction that makes the change. */
  void changed(Handle tx, Request request, String action, String subject, Map<String, ?> detail) {
    audit.record(tx, ACTOR, action, subject, detail, request.remoteAddress());
  }
}
