import { z } from "zod";
import { loginView, showLogin } from "@/lib/credentials/login-attempt/view";
import { credentialKinds } from "@/lib/doors/login-doctor/credentials";
import type { LoginExplanation } from "@/lib/doors/login-doctor/explain-login";
import { doorNames } from "@/lib/platform/db/protocols";
import { moment, textOrNull } from "@/lib/platform/input/moment";
import type { Text } from "@/lib/words/text";

const verdict = { accepted: z.boolean(), reason: z.string().nullable() };

/** How the decision about a login goes, step by step. */
export const explanationView = z
  .object({
    address: z.string(),
    door: z.enum(doorNames),
    possible: z.boolean().describe("Whether a login can succeed with some correct credential."),
    steps: z.array(
      z.object({
        step: z.string(),
        outcome: z.enum(["passes", "stops"]),
        what: z.string(),
        advice: z.string().nullable().describe("What to do where it stops."),
      }),
    ),
    credentials: z.array(z.object({ credential: z.enum(credentialKinds), ...verdict })),
    appPasswords: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        ...verdict,
        onlyFrom: z.array(z.string()),
        lastUsedAt: moment.nullable(),
      }),
    ),
    singleSignOn: z
      .array(
        z.object({
          provider: z.string(),
          subject: z
            .string()
            .nullable()
            .describe("The account that was checked. Null for one that isn't linked."),
          outcome: z.enum(["opens", "links", "creates", "refused"]),
          reason: z.string().nullable(),
          othersReason: z
            .string()
            .nullable()
            .describe("Why another account there with this address is refused. Null if it isn't."),
        }),
      )
      .describe("The result of single sign-on with these providers at the portal."),
    recentLogins: z.array(loginView),
  })
  .meta({ id: "LoginExplanation" });

export const showExplanation = (
  given: LoginExplanation,
  say: (text: Text) => string,
): z.input<typeof explanationView> => ({
  ...given,
  steps: given.steps.map(({ what, advice, ...step }) => ({
    ...step,
    what: say(what),
    advice: advice && say(advice),
  })),
  appPasswords: given.appPasswords.map((one) => ({ ...one, lastUsedAt: textOrNull(one.lastUsedAt) })),
  recentLogins: given.recentLogins.map(showLogin),
});
