import { type HashProblem, hashProblem } from "@/lib/platform/secrets/password-hash";
import { type Claims, claimAt } from "@/lib/providers/settings/claim-at";
import type { ProviderSettings } from "@/lib/providers/settings/settings";
import { type Text, words } from "@/lib/words/text";

const passwordWords = words("provider.mailPassword", {
  several: "{attribute} has several values.",
  notText: "{attribute} isn't text.",
  "no-scheme": "{attribute} doesn't start with its scheme, such as '{SSHA256}' or $6$.",
  "unknown-scheme": "{attribute} uses an unknown scheme or encoding.",
  readable: "{attribute} contains a readable password instead of a hash.",
  malformed: "{attribute} doesn't have the form of its scheme.",
  "too-costly": "{attribute} takes longer than ten seconds to check.",
  "not-checkable": "{attribute} needs the system's libcrypt, which this machine doesn't have.",
});

/** What a person's record or claims say of the mail password. The hash is a secret; `problem` never quotes it. */
export type ClaimedMailPassword =
  | { state: "absent" }
  | { state: "usable"; hash: string }
  | { state: "unusable"; problem: Text };

/**
 * Reads the mail password's hash from the claims, or from the same attribute of the directory. What cannot be checked
 * safely counts as none: a directory must not make every guess as dear as it likes, nor leave passwords readable. Several
 * values are refused too: no directory says which is the first. Absent, too, while the flow is off.
 */
export function claimedMailPassword(
  { mailPassword }: Pick<ProviderSettings, "mailPassword">,
  claims: Claims,
): ClaimedMailPassword {
  if (!mailPassword?.enabled) return { state: "absent" };
  const { attribute } = mailPassword;
  const claim = claimAt(claims, attribute);
  const values: unknown[] = Array.isArray(claim) ? claim : [claim ?? ""];
  const unusable = (problem: HashProblem | "several" | "notText"): ClaimedMailPassword => ({
    state: "unusable",
    problem: passwordWords(problem, { attribute }),
  });
  if (values.length > 1) return unusable("several");
  const [value = ""] = values;
  if (typeof value !== "string") return unusable("notText");
  const hash = value.trim();
  if (hash === "") return { state: "absent" };
  const problem = hashProblem(hash);
  return problem ? unusable(problem) : { state: "usable", hash };
}
