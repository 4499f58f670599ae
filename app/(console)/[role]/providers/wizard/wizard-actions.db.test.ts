import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import ConnectPage from "@/app/(console)/[role]/providers/new/[draft]/connect/page";
import {
  beginProvider,
  finishProvider,
  saveStep,
} from "@/app/(console)/[role]/providers/wizard/wizard-actions";
import { listDrafts } from "@/lib/accounts/provider-draft/queries";
import type { Context } from "@/lib/platform/db/context";
import { providerDraft } from "@/lib/platform/db/schema";
import { kindOf } from "@/lib/providers/kinds/registry";
import { findProviderBySlug } from "@/lib/providers/provider/queries";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { createTestProvider, createTestTemplate } from "@/lib/testing/fixtures";
import { arriveWith } from "@/lib/testing/next-request";
import { callAction, visitPage } from "@/lib/testing/page-visit";
import { sentForm } from "@/lib/testing/sent-form";

/* The wizard from its first button to the provider, without a provider that answers: nothing is verified then. */

const database = testDatabase();
let fixture: ConsoleFixture;
let own: Context;

beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
  const id = fixture.superadminId;
  own = database.context({ kind: "superadmin", id, name: id });
});

beforeEach(async () => {
  await database.client().db.delete(providerDraft);
  arriveWith(fixture.cookies.superadmin);
});

type Action = typeof saveStep;
const send = (action: Action, values: Record<string, string>) =>
  callAction(
    (...given) => (action as (...all: unknown[]) => Promise<unknown>)(...given),
    [{}, sentForm(values)],
  );

async function begin(kind: string): Promise<{ draft: string; slug: string }> {
  expect(await send(beginProvider, { kind })).toMatchObject({ kind: "redirect" });
  const [draft] = await listDrafts(own);
  return { draft: draft?.id ?? "", slug: draft?.values.slug ?? "" };
}

const entered = {
  keycloak: {
    name: "Ours",
    serverUrl: "https://id.test/realms/mail",
    realm: "",
    clientId: "letterlock",
    clientSecret: "s3cret",
  },
  oidc: { name: "Ours", issuer: "https://id.test", clientId: "letterlock", clientSecret: "s3cret" },
  ldap: {
    name: "Ours",
    "ldap.urls": "ldaps://id.test",
    baseDn: "dc=test",
    clientId: "cn=reader,dc=test",
    clientSecret: "s3cret",
  },
} as const;

describe.each(Object.entries(entered))("a %s", (kind, fields) => {
  it("is connected with the defaults of its kind by what is asked for", async () => {
    const { draft, slug } = await begin(kind);
    const onward = { kind: "redirect", to: expect.stringContaining(`/admin/providers/new/${draft}/test`) };
    expect(await send(saveStep, { draft, step: "connect", ...fields })).toMatchObject(onward);
    const last = await send(finishProvider, {
      draft,
      step: "switch-on",
      enabled: "on",
      createOnSignIn: "on",
    });
    expect(last).toMatchObject({ kind: "redirect", to: `/admin/providers/${slug}/connected` });
    const made = await findProviderBySlug(own.db, slug);
    expect(made).toMatchObject({ name: "Ours", kind, enabled: true, clientId: fields.clientId });
    const { linkByEmail, allowedDomains, ldap: _, ...others } = { ldap: null, ...made?.settings };
    const {
      linkByEmail: _l,
      allowedDomains: _a,
      ldap: _d,
      ...usual
    } = {
      ldap: null,
      ...kindOf(made?.kind ?? "oidc").settings.parse({}),
    };
    expect(linkByEmail, "it was not ticked").toBe(false);
    expect(allowedDomains).toContain(fixture.emptyDomain);
    expect(JSON.parse(JSON.stringify(others))).toEqual(JSON.parse(JSON.stringify(usual)));
    expect(await listDrafts(own)).toEqual([]);
  });

  it("says what is missing where it is entered, and keeps the rest", async () => {
    const { draft } = await begin(kind);
    const outcome = await send(saveStep, {
      draft,
      step: "connect",
      ...fields,
      clientSecret: "",
      name: "Kept",
    });
    expect(outcome).toMatchObject({ value: { fields: { clientSecret: expect.any(String) } } });
    expect((await listDrafts(own))[0]?.values.name).toBe("Kept");
  });
});

it("goes back without looking at anything", async () => {
  const { draft } = await begin("keycloak");
  expect(await send(saveStep, { draft, step: "test", go: "back" })).toMatchObject({
    kind: "redirect",
    to: `/admin/providers/new/${draft}/connect`,
  });
});

it("takes a name that is free, and never makes one provider of two", async () => {
  await createTestProvider(database.context(), { slug: "oidc" });
  const { draft, slug } = await begin("oidc");
  expect(slug).toBe("oidc-2");
  await createTestTemplate(database.context());
  await createTestProvider(database.context(), { slug });
  const outcome = await send(saveStep, { draft, step: "connect", ...entered.oidc });
  expect(outcome).toMatchObject({ value: { fields: { slug: expect.stringContaining("taken") } } });
  const finished = await send(finishProvider, { draft, step: "switch-on" });
  expect(finished).toMatchObject({ value: { problem: expect.stringContaining("taken") } });
});

it("asks for the secret again where it would go elsewhere, and takes the one before when it no longer would", async () => {
  const { draft } = await begin("oidc");
  const typed = { draft, step: "connect", ...entered.oidc };
  expect(await send(saveStep, typed)).toMatchObject({ kind: "redirect" });
  const elsewhere = await send(saveStep, { ...typed, clientSecret: "", token: "https://evil.test/token" });
  expect(elsewhere).toMatchObject({ value: { fields: { clientSecret: expect.any(String) } } });
  const visit = await visitPage(ConnectPage, { role: "admin", draft }, {});
  expect(visit).toMatchObject({
    html: expect.stringContaining("Enter it again: a stored secret is never sent to a different address."),
  });
  expect(JSON.stringify(visit)).not.toContain(entered.oidc.clientSecret);
  const back = await send(saveStep, { ...typed, clientSecret: "", token: "https://id.test/token" });
  expect(back).toMatchObject({ kind: "redirect", to: expect.stringContaining("/test") });
});
