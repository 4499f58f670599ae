import { type Finding, failed, ok, skipped } from "@/lib/providers/connection-test/step";
import type { OpenIdProbe } from "@/lib/providers/kinds/oidc/openid-probe";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const clockWords = words("provider.test.clock", {
  unknown: "It doesn't report its time.",
  same: "Its clock matches ours.",
  ahead: "Its clock is {seconds, number} s ahead of ours; {tolerance, number} s are tolerated.",
  behind: "Its clock is {seconds, number} s behind ours; {tolerance, number} s are tolerated.",
  advice: "Synchronize both machines with a time server (NTP).",
  tolerance: "Until then, raise this provider's clock tolerance.",
});

const longestTolerance = 300;

/** Whether the provider's clock is as near to ours as the settings forgive: by so much tokens may seem too new, or ended. */
export async function compareClocks({ clock, settings }: OpenIdProbe): Promise<Finding> {
  if (!clock) return skipped(clockWords("unknown"));
  const { clockToleranceSeconds: tolerance } = settings;
  // It tells whole seconds only, and was on its way.
  const seconds = Math.trunc((clock.theirs - clock.ours) / 1_000);
  const off = Math.abs(seconds);
  if (off <= 1) return ok(clockWords("same"));
  const what = clockWords(seconds > 0 ? "ahead" : "behind", { seconds: off, tolerance });
  if (off <= tolerance) return ok(what);
  const advice = clockWords("advice");
  return failed(what, off < longestTolerance ? sentences(advice, clockWords("tolerance")) : advice);
}
