import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";

const longestTolerance = 300;

/** Whether the provider's clock is as near to ours as the settings forgive: by so much tokens may seem too new, or ended. */
export async function compareClocks({ clock, settings }: OpenIdProbe): Promise<Finding> {
  if (!clock) return skipped("It does not say what time it has.");
  const { clockToleranceSeconds: tolerance } = settings;
  // It tells whole seconds only, and was on its way.
  const seconds = Math.trunc((clock.theirs - clock.ours) / 1_000);
  const off = Math.abs(seconds);
  if (off <= 1) return ok("Its clock goes like ours.");
  const what = `Its clock is ${off} s ${seconds > 0 ? "ahead of" : "behind"} ours; ${tolerance} s are forgiven.`;
  if (off <= tolerance) return ok(what);
  const alternative =
    off < longestTolerance ? " Until then, raise the clock tolerance of this provider." : "";
  return failed(what, `Let both machines take their time from a time server (NTP).${alternative}`);
}
