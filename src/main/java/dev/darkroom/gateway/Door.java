package dev.darkroom.gateway;

import dev.darkroom.account.Account;
import dev.darkroom.account.ApiKey;
import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.KeyCheck;
import dev.darkroom.account.Origins;
import dev.darkroom.dialect.Dialect;
import dev.darkroom.dialect.Service;
import dev.darkroom.http.Request;
import dev.darkroom.job.DarkroomException;
import dev.darkroom.job.ErrorCode;
import dev.darkroom.oversight.Switches;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may come in: switches, addresses, keys, in that order. */
final class Door {
  /** A caller who may. */
  record Guest(ApiKey key, Account account) {}

  private final Switches switches;
  private final Predicate<String> denied;
  private final ApiKeys keys;

  /**
   * @param denied whether an address is kept out altogether
   */
  Door(Switches switches, Predicate<String> denied, ApiKeys keys) {
    this.switches = switches;
    this.denied = denied;
    this.keys = keys;
  }

  /**
   * @param configured whether the operator's file has the dialect on
   * @throws DarkroomException why a caller is not let in
   */
  Guest enter(Dialect dialect, boolean configured, Service service, Request request) {
    dialect
        .api()
        .filter(api -> !switches.on(api, configured))
        .ifPresent(
            _ -> {
              throw new DarkroomException(ErrorCode.API_OFF, "This API is switched off here.");
            });
    if (service.creates() && switches.maintenance()) {
      throw new DarkroomException(
          ErrorCode.MAINTENANCE, "This server is being maintained; try again in a while.");
    }
    if (denied.test(request.remoteAddress())) {
      throw new DarkroomException(
          ErrorCode.ADDRESS_DENIED, "Your address may not use this server.");
    }
    Optional<String> presented = dialect.credential(request);
    if (presented.isEmpty()) {
      throw new DarkroomException(ErrorCode.KEY_MISSING, "You didn't provide an API key.");
    }
    Optional<String> origin = Origins.of(request.header("Origin"), request.header("Referer"));
    return switch (keys.check(presented.get(), request.remoteAddress(), origin)) {
      case KeyCheck.Valid(var key, var account) -> new Guest(key, account);
      case KeyCheck.Unknown _ -> throw refused(ErrorCode.KEY_UNKNOWN, "Incorrect API key.");
      case KeyCheck.AddressDenied _ ->
          throw refused(
              ErrorCode.ADDRESS_DENIED, "This API key may not be used from your address.");
      case KeyCheck.Disabled _ -> throw refused(ErrorCode.KEY_DISABLED, "This key is disabled.");
      case KeyCheck.Expired _ ->
          throw refused(ErrorCode.KEY_EXPIRED, "This key has expired; ask for a new one.");
      case KeyCheck.Suspended _ ->
          throw refused(
              ErrorCode.ACCOUNT_SUSPENDED,
              "The account of this key is suspended; ask the operator of this server.");
      case KeyCheck.OriginDenied _ ->
          throw refused(ErrorCode.ORIGIN_DENIED, "This API key may not be used by this page.");
    };
  }

  private static DarkroomException refused(ErrorCode code, String sentence) {
    return new DarkroomException(code, sentence);
  }
}
