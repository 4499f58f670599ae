import type { SetupLinkRefusal } from "@/lib/accounts/admin-account/redeem-setup-link";
import { words } from "@/lib/words/text";

/** Why a set-up link does not work, and what to do. */
export const setupRefusals = words("portal.setup.refusal", {
  unknown:
    "This link is incomplete or was never valid. To get a new one, run “bin/letterlock admin setup-link” on the server.",
  expired:
    "This link is more than a day old. To get a new one, run “bin/letterlock admin setup-link” on the server.",
  used: "This link has already been used. Each link works only once.",
  "not-needed": "A superadmin already exists, so this link no longer does anything.",
} satisfies Record<SetupLinkRefusal, string>);
