"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { readAddress, readHint, readSignIn, typedName } from "@/app/(portal)/sign-in-input";
import type { SignInStep } from "@/app/(portal)/sign-in-step";
import { formAction, valueAction } from "@/app/form-action";
import { type FormState, fieldProblems, formOutcome, said } from "@/app/form-state";
import { refusalTexts } from "@/lib/credentials/login-attempt/refusals";
import { signInAnswer } from "@/lib/credentials/second-factor/passkey-answer";
import { signInWithPasskey } from "@/lib/doors/sign-in/sign-in-with-passkey";
import { signInWithPassword } from "@/lib/doors/sign-in/sign-in-with-password";
import { type WaysIn, waysIn } from "@/lib/doors/sign-in/ways-in";
import { startWithAnotherAccount } from "@/lib/faces/session/another-account";
import { onTheWayTo, ownPath } from "@/lib/faces/session/next-path";
import { openSession } from "@/lib/faces/session/open-session";
import { takePasskeySignIn } from "@/lib/faces/session/passkey-sign-in";
import { startSecondStep } from "@/lib/faces/session/second-step";
import { startSingleSignOn } from "@/lib/faces/session/start-single-sign-on";
import { visitorAs } from "@/lib/faces/session/visitor";
import { contextFor } from "@/lib/platform/db/context";
import { logger } from "@/lib/platform/log";
import { currentSettings } from "@/lib/platform/settings/queries";
import { listSignInProviders } from "@/lib/providers/provider/queries";

const stepPaths = { "second-factor": "/second-factor", "set-up": "/set-up-factor" } as const;

/**
 * The login form: the address alone leads to what its domain signs in with, and with a password it signs in. A refusal
 * keeps the address and forgets the password.
 */
export const signIn = formAction<SignInStep>((_before, form) =>
  form.has("password") ? signInLocally(form) : goOnWith(form),
);

async function goOnWith(form: FormData): Promise<FormState<SignInStep>> {
  const values = { address: typedName(form) };
  if (form.get("way") === "password")
    return { result: { asks: "proof", password: true, providers: [] }, values };
  const sent = readAddress(form);
  if (!sent.success) return { fields: await fieldProblems(sent.error), values };
  const { address } = sent.data;
  const ways = await findWaysIn(address);
  if (!ways) return { problem: await said(refusalTexts("unavailable")), values };
  const [only, ...others] = ways.providers;
  if (only && others.length === 0 && !ways.password)
    return formOutcome(() => leadTo(only.slug, form.get("next"), address));
  return { result: { asks: "proof", ...ways }, values };
}

/** How people of an address's domain sign in; null while nobody can say, which is logged. */
async function findWaysIn(address: string): Promise<WaysIn | null> {
  const { db } = contextFor({ kind: "system", job: "login-page" });
  try {
    const { hidePasswordForm } = await currentSettings(db, "loginPage");
    return await waysIn(db, address, !hidePasswordForm);
  } catch (error) {
    logger("sign-in").error({ error }, "the ways in could not be read");
    return null;
  }
}

async function signInLocally(form: FormData): Promise<FormState<SignInStep>> {
  const sent = readSignIn(form);
  const values = { address: typedName(form) };
  if (!sent.success) return { fields: await fieldProblems(sent.error), values, result: await sameStep(form) };
  return formOutcome(async () => {
    const visitor = await visitorAs({ kind: "system", job: "sign-in" });
    const decision = await signInWithPassword(visitor.context, sent.data);
    if (decision.decision !== "accepted")
      return {
        problem: await said(refusalTexts(decision.reason)),
        values,
        result: await sameStep(form),
      };
    const next = ownPath(form.get("next"));
    if (decision.next) {
      await startSecondStep(visitor, decision.mailboxId);
      redirect(onTheWayTo(next, stepPaths[decision.next]));
    }
    await openSession(visitor, decision.mailboxId);
    redirect(next ?? "/");
  });
}

/** The step that the form was sent from: without script nothing else remembers what it offered. */
async function sameStep(form: FormData): Promise<SignInStep> {
  const slugs = String(form.get("offered") ?? "").split(" ");
  const { db } = contextFor({ kind: "system", job: "login-page" });
  // An outage has been noticed by then; what is said of it must not be lost.
  const all = await listSignInProviders(db).catch(() => []);
  const providers = all.flatMap(({ slug, name }) => (slugs.includes(slug) ? { slug, name } : []));
  return { asks: "proof", password: true, providers };
}

async function leadTo(slug: string, wanted: unknown, hint: string | null): Promise<never> {
  const next = ownPath(wanted) ?? "/";
  const start = await startSingleSignOn(slug, next, hint === null ? {} : { login_hint: hint });
  redirect(start.started ? start.url : onTheWayTo(next, "/", { refused: start.reason }));
}

const passkeyCall = z.tuple([z.string().nullable(), z.unknown()]);

/** Signs in with the browser's answer for a passkey; `next` is where the person wants to go. */
export const signInByPasskey = valueAction(passkeyCall, async (next, answer): Promise<FormState> => {
  const parsed = signInAnswer.safeParse(answer);
  if (!parsed.success) return { problem: await said(refusalTexts("wrong-passkey")) };
  return formOutcome(async () => {
    const visitor = await visitorAs({ kind: "system", job: "sign-in" });
    const given = { answer: parsed.data, kept: await takePasskeySignIn() };
    const decision = await signInWithPasskey(visitor.context, given);
    if (decision.decision !== "accepted") return { problem: await said(refusalTexts(decision.reason)) };
    await openSession(visitor, decision.mailboxId);
    redirect(ownPath(next) ?? "/");
  });
});

/**
 * Sends the browser to an identity provider; from there it comes back to `next`, or to where its mailbox lands. With
 * `another` the provider is made to ask which account it is to be.
 */
export async function signInElsewhere(form: FormData): Promise<void> {
  if (!(form instanceof FormData)) redirect("/");
  const slug = String(form.get("provider"));
  if (!form.has("another")) return leadTo(slug, form.get("next"), readHint(form));
  const next = ownPath(form.get("next")) ?? "/";
  const start = await startWithAnotherAccount(slug, next);
  redirect(start.started ? start.url : onTheWayTo(next, "/", { refused: start.reason }));
}
