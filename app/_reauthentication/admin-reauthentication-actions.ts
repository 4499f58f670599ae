"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { refusalWords } from "@/app/_reauthentication/admin-refusal-words";
import { readCode, readPassword } from "@/app/_reauthentication/read-reauthentication";
import { reauthenticationWords } from "@/app/_reauthentication/reauthentication-words";
import { getWords } from "@/app/_words/get-words";
import { boundFormAction, valueAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { type AdminRole, adminRole } from "@/lib/accounts/admin-account/role";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { assertionAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import type { Reauthentication } from "@/lib/credentials/second-factor/reauthentication";
import { startPasskeyAuthentication } from "@/lib/credentials/second-factor/start-passkey-authentication";
import { reauthenticate } from "@/lib/doors/admin-sign-in/reauthenticate";
import { adminContext } from "@/lib/faces/session/admin";
import { renewOwnSession } from "@/lib/faces/session/admin-step";
import { startAdminSignOn } from "@/lib/faces/session/start-admin-sign-on";

const whose = z.tuple([adminRole]);

/** Sends the browser to the provider by which the administrator has signed in, which asks again who it is; it comes back to the page that asked. */
export const reauthenticateAtProvider = boundFormAction(whose, async ([role], form): Promise<FormState> => {
  return formOutcome(async () => {
    const { session } = await adminContext(role);
    if (!session.provider) return { problem: (await getWords(reauthenticationWords))("ownPassword") };
    const next = form.get("next") ?? (await askingPage());
    const start = await startAdminSignOn({ role, slug: session.provider.slug, next, again: true });
    if (!start.started) return { problem: await said(refusalTexts(start.reason)) };
    redirect(start.url);
  });
});

/** The path of the page that a form was sent from, as the browser says it. */
async function askingPage(): Promise<string | null> {
  const referrer = (await headers()).get("referer") ?? "";
  if (!URL.canParse(referrer)) return null;
  const { pathname, search } = new URL(referrer);
  return `${pathname}${search}`;
}

/** Takes the signed-in administrator's password to re-authenticate. */
export const confirmByPassword = boundFormAction(
  whose,
  async ([role], form): Promise<FormState<"proved">> => {
    const sent = readPassword(form);
    if (!sent.success) return { fields: await fieldProblems(sent.error) };
    return prove(role, { kind: "local-password", ...sent.data });
  },
);

/** Takes a code of the authenticator app, or a recovery code, to re-authenticate. */
export const confirmByCode = boundFormAction(whose, async ([role], form): Promise<FormState<"proved">> => {
  const sent = readCode(form);
  if (!sent.success) return { fields: await fieldProblems(sent.error) };
  return prove(role, sent.data);
});

/** The options with which the browser answers with a passkey, as JSON. */
export const beginPasskeyReauthentication = valueAction(whose, async (role): Promise<FormState<string>> => {
  return formOutcome(async () => {
    const { session, context } = await adminContext(role);
    const options = await startPasskeyAuthentication(context, { kind: "admin", id: session.adminId });
    return options
      ? { result: JSON.stringify(options) }
      : { problem: (await getWords(reauthenticationWords))("noPasskey") };
  });
});

/** Takes the browser's answer with a passkey to re-authenticate. */
export const confirmByPasskey = valueAction(
  z.tuple([adminRole, z.unknown()]),
  async (role, answer): Promise<FormState<"proved">> => {
    const parsed = assertionAnswer.safeParse(answer);
    if (!parsed.success) return { problem: (await getWords(refusalWords))("wrong-factor") };
    return prove(role, { kind: "passkey", answer: parsed.data });
  },
);

async function prove(role: AdminRole, proof: Reauthentication): Promise<FormState<"proved">> {
  return formOutcome<"proved">(async () => {
    const { session, context } = await adminContext(role);
    const decision = await reauthenticate(context, { adminId: session.adminId, proof });
    if (decision.decision === "accepted") {
      await renewOwnSession(role, session.id);
      return { result: "proved" };
    }
    const reason = decision.decision === "rejected" ? decision.reason : "unavailable";
    return reason === "wrong-password"
      ? { fields: { password: (await getWords(reauthenticationWords))("wrongPassword") } }
      : { problem: (await getWords(refusalWords))(reason) };
  });
}
