import { hashProblem, hashProblemWords } from "@/lib/platform/secrets/password-hash";
import { type Claims, claimAt } from "@/lib/providers/settings/claim-at";
import type { ProviderSettings } from "@/lib/providers/settings/settings";

/** What a person's record or claims say of the mail password. The hash is a secret; `problem` never quotes it. */
export type ClaimedMailPassword =
  | { state: "absent" }
  | { state: "usable"; hash: string }
  | { state: "unusable"; problem: string };

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
  const unusable = (problem: string): ClaimedMailPassword => ({
    state: "unusable",
    problem: `${attribute} ${problem}.`,
  });
  if (values.length > 1) return unusable("has several values");
  const [value = ""] = values;
  if (typeof value !== "string") return unusable("is no text");
  const hash = value.trim();
  if (hash === "") return { state: "absent" };
  const problem = hashProblem(hash);
  return problem ? unusable(hashProblemWords[problem]) : { state: "usable", hash };
}
