package dev.darkroom.gateway;

import dev.darkroom.account.ApiKeys;
import dev.darkroom.account.RateLimiter;
import dev.darkroom.moderation.Moderation;
import dev.darkroom.oversight.AuditLog;
import dev.darkroom.oversight.Switches;
import java.util.function.Predicate;

/**
 * What every call has to pass.
 *
 * @param denied whether an address is kept out altogether
 * @param perAddress how many creating calls one address may make in a minute; 0 for no limit
 */
public record Rules(
    ApiKeys keys,
    Switches switches,
    Predicate<String> denied,
    RateLimiter limiter,
    int perAddress,
    Moderation moderation,
    Billing billing,
    AuditLog audit) {}
