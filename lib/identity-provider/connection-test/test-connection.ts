import type { z } from "zod";
import { requireSuperadmin } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { weighAddresses } from "@/lib/identity-provider/connection-test/address-step";
import { tryClient } from "@/lib/identity-provider/connection-test/client-steps";
import { compareClocks } from "@/lib/identity-provider/connection-test/clock-step";
import { discover, matchIssuer, readKeys } from "@/lib/identity-provider/connection-test/discovery-steps";
import { checkTls, resolveName } from "@/lib/identity-provider/connection-test/network-steps";
import { readProbe, testConnectionInput } from "@/lib/identity-provider/connection-test/probe";
import { checkRedirect, pushRequest } from "@/lib/identity-provider/connection-test/redirect-steps";
import {
  type ConnectionStep,
  type ConnectionStepName,
  type Finding,
  type Probe,
  skipped,
} from "@/lib/identity-provider/connection-test/step";
import { tryUserinfo } from "@/lib/identity-provider/connection-test/userinfo-step";
import { viewEvents } from "@/lib/identity-provider/kinds/keycloak/events-step";
import { checkMailPassword } from "@/lib/identity-provider/kinds/keycloak/mail-password-step";
import { openServiceAccount, viewUsers } from "@/lib/identity-provider/kinds/keycloak/people-steps";
import { trySampleUser } from "@/lib/identity-provider/kinds/keycloak/sample-user-step";
import { parseInput } from "@/lib/parse-input";

interface PlannedStep {
  step: ConnectionStepName;
  neededFor: ConnectionStep["neededFor"];
  /** The step without whose success this one cannot run. */
  after: ConnectionStepName | null;
  run: (probe: Probe) => Promise<Finding>;
}

const forSignIn: Omit<PlannedStep, "neededFor">[] = [
  { step: "name-resolution", after: null, run: resolveName },
  { step: "tls", after: "name-resolution", run: checkTls },
  { step: "discovery", after: "tls", run: discover },
  { step: "issuer", after: "discovery", run: matchIssuer },
  { step: "keys", after: "discovery", run: readKeys },
  { step: "clock", after: "discovery", run: compareClocks },
  // A secret goes only to a provider that is the one which was meant.
  { step: "client-authentication", after: "issuer", run: tryClient },
  { step: "pushed-request", after: "client-authentication", run: pushRequest },
  { step: "redirect-url", after: "issuer", run: checkRedirect },
  { step: "userinfo", after: "client-authentication", run: tryUserinfo },
];

/** Keycloak only: what import, sync and notices need. */
const forDirectory: PlannedStep[] = [
  {
    ...{ step: "service-account", after: "client-authentication", run: openServiceAccount },
    neededFor: "reading-people",
  },
  { step: "view-users", after: "service-account", run: viewUsers, neededFor: "reading-people" },
  { step: "events", after: "service-account", run: viewEvents, neededFor: "notices" },
  { step: "sample-user", after: "view-users", run: trySampleUser, neededFor: "reading-people" },
];

const forMailPassword: PlannedStep = {
  ...{ step: "mail-password", after: "view-users", run: checkMailPassword },
  neededFor: "mail-password",
};

const forAddresses: PlannedStep = {
  ...{ step: "addresses", after: null, run: weighAddresses },
  neededFor: "sign-in",
};

/** The steps that fit the kind and the settings of the form. */
function stepsFor({ kind, settings }: Probe): PlannedStep[] {
  const always = forSignIn.map((step) => ({ ...step, neededFor: "sign-in" as const }));
  if (kind !== "keycloak") return [...always, forAddresses];
  const mailPassword = settings.mailPassword.enabled ? [forMailPassword] : [];
  return [...always, forAddresses, ...forDirectory, ...mailPassword];
}

/**
 * Tries a provider's settings, saved or not, step by step as each one ends. What the form leaves out is taken from the
 * stored provider with its slug; the stored secret is sent to no other issuer than its own. Changes nothing here or
 * there. Superadmins only. Throws `invalid-input` for a form that could not be saved either.
 *
 * Which addresses may be asked, and what of an answer is read, is lib/foreign-answer's; of an answer only error codes and
 * the provider's own description of them are shown.
 */
export async function* testConnection(
  context: Context,
  input: z.input<typeof testConnectionInput>,
): AsyncGenerator<ConnectionStep> {
  requireSuperadmin(context.actor);
  const probe = await readProbe(context.db, parseInput(testConnectionInput, input));
  const passed = new Set<ConnectionStepName>();
  for (const { step, after, run, neededFor } of stepsFor(probe)) {
    const start = performance.now();
    const open = after === null || passed.has(after);
    const finding = open ? await run(probe) : skipped(`Needs the step ${after} to succeed first.`);
    // What a step skips by its own choice (it had nothing to do, or could not tell) stands in nobody's way.
    if (open && finding.outcome !== "failed") passed.add(step);
    yield { step, neededFor, took: Math.round(performance.now() - start), ...finding };
  }
}

/** Whether people can sign in, and whether import and sync can read people, by the steps of a whole test. */
export function connectionVerdict(steps: readonly ConnectionStep[]) {
  const works = (neededFor: ConnectionStep["neededFor"]) =>
    steps.every((one) => one.neededFor !== neededFor || one.outcome !== "failed") &&
    steps.some((one) => one.neededFor === neededFor && one.outcome === "ok");
  return { signIn: works("sign-in"), readingPeople: works("reading-people") };
}
