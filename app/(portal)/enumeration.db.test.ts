import { createElement } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { askForReset } from "@/app/(portal)/forgot-password/forgot-password-action";
import { ProofStep } from "@/app/(portal)/proof-step";
import { signIn } from "@/app/(portal)/sign-in-actions";
import type { SignInStep } from "@/app/(portal)/sign-in-step";
import type { FormState } from "@/app/form-state";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { testDatabase } from "@/lib/testing/database";
import { createTestDomain, createTestMailbox, createTestProvider } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction, visitPage } from "@/lib/testing/page-visit";
import { recordStatements } from "@/lib/testing/recorded-statements";
import { sentForm } from "@/lib/testing/sent-form";

/* Whether there is a mailbox of an address shows neither in what is answered, nor in what it costs. */

const database = testDatabase();
const at = "https://id.example.org";
const endpoints = {
  authorization: `${at}/auth`,
  token: `${at}/token`,
  jwks: `${at}/keys`,
  userinfo: `${at}/me`,
};

const people = ["existing", "unknown", "disabled", "receive-only", "elsewhere", "beside"] as const;

beforeAll(async () => {
  const context = database.context();
  const corp = await createTestProvider(context, {
    slug: "corp",
    kind: "oidc",
    issuer: at,
    settings: { endpoints },
  });
  await createTestDomain(context, { name: "assigned.test", identityProviderId: corp.id });
  await createTestDomain(context, { name: "open.test" });
  for (const domain of ["assigned.test", "open.test"]) {
    const password = "a right password 1";
    await createTestMailbox(context, { address: `existing@${domain}`, password });
    await createTestMailbox(context, { address: `elsewhere@${domain}`, identityProviderId: corp.id });
    await createTestMailbox(context, {
      address: `beside@${domain}`,
      identityProviderId: corp.id,
      localPasswordAllowed: true,
      password,
    });
    for (const adminState of ["disabled", "receive-only"] as const) {
      const { id } = await createTestMailbox(context, { address: `${adminState}@${domain}`, password });
      await setMailboxState(context, { mailboxId: id, adminState });
    }
  }
});

/** What the form is answered, and the statements that this took, with the address taken out. */
async function answerTo(address: string, form: Record<string, string>) {
  arriveWith({});
  const { outcome, statements } = await recordStatements(() =>
    callAction(
      (...args) => signIn(...(args as Parameters<typeof signIn>)),
      [{}, sentForm({ address, ...form })],
    ),
  );
  const anonymous = (text: string) =>
    text.replaceAll(encodeURIComponent(address), "*").replaceAll(address, "*");
  if (outcome.kind === "redirect") {
    const url = new URL(outcome.to);
    for (const name of ["state", "nonce", "code_challenge"]) url.searchParams.delete(name);
    return { went: anonymous(url.href), statements: statements.sort() };
  }
  if (outcome.kind !== "returned") throw new Error(outcome.kind);
  const state = outcome.value as FormState<SignInStep>;
  return {
    html: anonymous(await htmlOf(state)),
    state: anonymous(JSON.stringify(state)),
    statements: statements.sort(),
  };
}

async function htmlOf(state: FormState<SignInStep>): Promise<string> {
  const step = state.result;
  if (step?.asks !== "proof") throw new Error("nothing is asked for");
  const action = () => undefined;
  const props = { state, action, step, isFirst: false, next: null, takesNames: false };
  const shown = await visitPage(
    () =>
      createElement(ProofStep, {
        ...props,
        passwordsOffered: true,
        providers: [],
        isBack: false,
        sendsMail: true,
      }),
    {},
    {},
  );
  if (shown.kind !== "shown") throw new Error(shown.kind);
  return shown.html;
}

const ways = [
  { name: "the address", domain: "assigned.test", form: {} },
  { name: "the address", domain: "open.test", form: {} },
  { name: "a password instead", domain: "assigned.test", form: { way: "password" } },
];

describe.each(ways)("$name of somebody in $domain", ({ domain, form }) => {
  it.each(people)("is answered alike: %s", async (person) => {
    const stranger = await answerTo(`stranger@${domain}`, form);
    expect(stranger.went ?? stranger.html).toContain("*");
    expect(await answerTo(`${person}@${domain}`, form)).toEqual(stranger);
  });
});

it("leads the address of an assigned domain to its provider, with the address for its form", async () => {
  const { went } = await answerTo("stranger@assigned.test", { next: "/home?deep=1" });
  expect(went).toMatch(`${at}/auth`);
  expect(new URL(went ?? "").searchParams.get("login_hint")).toBe("*");
});

describe.each(["assigned.test", "open.test"])("a wrong password in %s", (domain) => {
  it.each(people)("is answered alike: %s", async (person) => {
    const sent = { password: "a wrong password 1", offered: "corp" };
    const stranger = await answerTo(`stranger@${domain}`, sent);
    expect(await answerTo(`${person}@${domain}`, sent)).toEqual(stranger);
    expect(stranger.html).toContain("Single Sign-On");
  });
});

describe("a forgotten password", () => {
  it.each(people)("is answered alike, before anything is looked up: %s", async (person) => {
    const asked = async (address: string) => {
      arriveWith({});
      const outcome = await callAction(
        (...args) => askForReset(...(args as Parameters<typeof askForReset>)),
        [{}, sentForm({ address, next: "/home" })],
      );
      return JSON.stringify(outcome).replaceAll(address, "*");
    };
    const stranger = await asked("stranger@open.test");
    expect(stranger).toContain('"result":"asked"');
    expect(await asked(`${person}@open.test`)).toBe(stranger);
  });
});
