import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { linesOf, type TestLine } from "@/app/(console)/[role]/providers/test-steps";
import { GET as keycloakFile } from "@/app/(console)/admin/keycloak-file/route";
import { POST as providerTest } from "@/app/(console)/admin/provider-test/route";
import { env } from "@/lib/platform/env";
import { type ConsoleFixture, createConsoleFixture } from "@/lib/testing/console-fixture";
import { testDatabase } from "@/lib/testing/database";
import { type FakeProvider, startFakeProvider } from "@/lib/testing/fake-provider";
import { arriveWith } from "@/lib/testing/next-request";
import { sentForm } from "@/lib/testing/sent-form";

const database = testDatabase();
let fixture: ConsoleFixture;
let provider: FakeProvider;
beforeAll(async () => {
  fixture = await createConsoleFixture(database.context());
  provider = await startFakeProvider();
});
afterAll(() => provider.stop());
beforeEach(() => arriveWith(fixture.cookies.superadmin));

const fields = {
  kind: "oidc",
  slug: "unsaved",
  clientId: "us",
  clientSecret: "s",
  scopes: "openid",
  templateAttribute: "groups",
  groupsClaim: "groups",
  emailClaim: "email",
};

const ask = (values: Record<string, string> = {}, origin = env().PORTAL_URL) =>
  providerTest(
    new Request("https://portal.test/admin/provider-test", {
      method: "POST",
      headers: { origin },
      body: sentForm({ ...fields, issuer: provider.issuer, ...values }),
    }),
  );

async function linesIn({ body }: Response): Promise<TestLine[]> {
  const lines: TestLine[] = [];
  if (body) for await (const line of linesOf(body)) lines.push(line);
  return lines;
}

describe("the connection test of a form", () => {
  it("answers line by line, and ends with the verdict", async () => {
    const answer = await ask();
    expect(answer.headers.get("cache-control")).toContain("no-transform");
    const lines = await linesIn(answer);
    expect(lines[0]).toMatchObject({ step: { step: "name-resolution", outcome: "ok" } });
    expect(lines.at(-1)).toEqual({ verdict: { signIn: false, readingPeople: false } });
  });

  it("says what is missing or wrong, by the names of the fields", async () => {
    expect(await linesIn(await ask({ issuer: "" }))).toMatchObject([{ fields: { issuer: "Fill this in." } }]);
    expect(await linesIn(await ask({ token: "http://elsewhere.test" }))).toMatchObject([
      { fields: { token: "must be https" } },
    ]);
  });

  it("says what a failure means, of a step that failed only", async () => {
    provider.claimedIssuer = "https://other.test";
    const lines = await linesIn(await ask());
    provider.claimedIssuer = null;
    const steps = lines.flatMap((line) => ("step" in line ? [line.step] : []));
    expect(steps).toContainEqual(
      expect.objectContaining({
        step: "issuer",
        outcome: "failed",
        inWords: "The server calls itself by another name than you entered.",
      }),
    );
    const others = steps.filter(({ outcome }) => outcome !== "failed");
    expect(new Set(others.map(({ inWords }) => inWords))).toEqual(new Set([null]));
  });

  it("ends when the browser goes away", async () => {
    provider.hanging = true;
    const { body } = await ask();
    const reader = body?.getReader();
    await reader?.read();
    await reader?.cancel();
    provider.hanging = false;
    await expect(reader?.closed).resolves.toBeUndefined();
  });

  it("is for superadmins, from our own pages", async () => {
    expect((await ask({}, "https://evil.test")).status).toBe(403);
    for (const cookies of [{}, fixture.cookies["domain-admin"], fixture.cookies.user]) {
      arriveWith(cookies);
      expect((await ask()).status).toBe(401);
    }
  });
});

describe("the file for Keycloak", () => {
  const get = (query: string) =>
    keycloakFile(new Request(`https://portal.test/admin/keycloak-file?${query}`));

  it("is a client, or a whole realm", async () => {
    const client = await get("kind=client&slug=corp&realm=r&clientId=mail&templateAttribute=groups");
    expect(client.headers.get("content-disposition")).toContain("letterlock-client.json");
    expect(await client.json()).toMatchObject({ clients: [{ clientId: "mail" }] });
    const more = await get("kind=client&slug=corp&realm=r&claim=groups&claim=aliases");
    const { clients } = await more.json();
    const names = clients[0].protocolMappers.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["mailcow_template", "groups", "aliases", "audience"]);
    const realm = await get("kind=realm&slug=corp&realm=r&clientId=mail&templateAttribute=groups");
    expect(await realm.json()).toMatchObject({ realm: "r", clients: [{ clientId: "mail" }] });
    expect((await get("kind=realm&slug=No Slug&realm=r")).status).toBe(400);
  });

  it("is for superadmins", async () => {
    for (const cookies of [{}, fixture.cookies["domain-admin"]]) {
      arriveWith(cookies);
      expect((await get("kind=client&slug=corp&realm=r")).status).toBe(401);
    }
  });
});
