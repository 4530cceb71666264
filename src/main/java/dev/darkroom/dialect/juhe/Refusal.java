package dev.darkroom.dialect.juhe;

/** Every code of this API that Darkroom returns, with its text, which clients compare. */
enum Refusal {
  TEXT_OR_IMAGE_MISSING(282501, "text和image1不可为空"),
  SIZE(282502, "size格式错误"),
  NETWORK(282503, "网络错误"),
  SENSITIVE(282504, "包含敏感词"),
  FAILED(282505, "生成失败"),
  BASE64_TOO_LARGE(282506, "base64字符串大小超限"),
  KEY(10001, "错误的请求KEY"),
  NOT_ALLOWED(10002, "该KEY无请求权限"),
  KEY_EXPIRED(10003, "KEY过期"),
  SUSPENDED(10005, "应用未审核超时，请提交认证"),
  ORIGIN(10007, "未知的请求源"),
  ADDRESS(10008, "被禁止的IP"),
  KEY_FORBIDDEN(10009, "被禁止的KEY"),
  ADDRESS_RATE(10011, "当前IP请求超过限制"),
  RATE(10012, "请求超过次数限制"),
  TEST_RATE(10013, "测试KEY超过请求限制"),
  INTERNAL(10014, "系统内部异常(调用充值类业务时，请务必联系客服或通过订单查询接口检测订单，避免造成损失)"),
  MAINTENANCE(10020, "接口维护"),
  OFF(10021, "接口停用");

  private static final int SERVICE_MIN = 200_000;
  private static final int OLD_OFFSET = 9900;

  private final int code;
  private final String reason;

  Refusal(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }

  /** Whether it is of the layer that the vendor's APIs share, which has an older code besides. */
  boolean system() {
    return code < SERVICE_MIN;
  }

  /** The older code, as text. */
  String resultCode() {
    return Integer.toString(code - OLD_OFFSET);
  }
}
