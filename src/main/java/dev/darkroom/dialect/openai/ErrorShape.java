package dev.darkroom.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The two bodies that a refusal can take on these paths. */
enum ErrorShape {
  /** Message, type, param and code, all four always present. */
  OPENAI {
    @Override
    void fill(ObjectNode error, Fault fault) {
      error.put("message", fault.message());
      error.put("type", fault.type());
      error.put("param", fault.param());
      error.put("code", fault.code());
    }
  },
  /** Bella OpenAPI: the HTTP status once more, as a string in {@code code} and as a number. */
  BELLA {
    @Override
    void fill(ObjectNode error, Fault fault) {
      boolean blocked = "moderation_blocked".equals(fault.code());
      error.put("code", Integer.toString(fault.status()));
      error.put("message", blocked ? "safety_check_no_pass" : fault.message());
      error.put("type", blocked ? "safety_check" : bellaType(fault.status()));
      if (blocked) {
        error.put("sensitive", fault.message());
      }
      error.put("param", fault.param());
      error.put("httpCode", fault.status());
    }
  };

  abstract void fill(ObjectNode error, Fault fault);

  byte[] body(Fault fault) {
    ObjectNode root = Json.object();
    fill(root.putObject("error"), fault);
    return Json.bytes(root);
  }

  private static String bellaType(int status) {
    return switch (status) {
      case 401 -> "Unauthorized";
      case 429 -> "Too Many Requests";
      case 503 -> "Channel Exception";
      default -> status < 500 ? "Illegal Argument" : "Internal Exception";
    };
  }
}
