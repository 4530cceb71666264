// The sections of the console, in the order of its menu. A new one is a module and a line here.
import { overview } from "./sections/overview.js";
import { tasks } from "./sections/tasks.js";
import { usage } from "./sections/usage.js";
import { quality } from "./sections/quality.js";
import { accounts } from "./sections/accounts.js";
import { ledger } from "./sections/ledger.js";
import { providers } from "./sections/providers.js";
import { requests } from "./sections/requests.js";
import { audit } from "./sections/audit.js";
import { settings } from "./sections/settings.js";

/**
 * Each: { name, icon, label, show(place, params), update?(params) }. `show` fills the place and may give what ends it;
 * `update` takes new parameters of the same section and says whether it did.
 */
export const sections = [overview, tasks, usage, quality, accounts, ledger, providers, requests, audit, settings];
