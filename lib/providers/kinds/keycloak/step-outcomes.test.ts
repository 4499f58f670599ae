import { describe, expect, it } from "vitest";
import type { TemplateMapping } from "@/lib/providers/claims/template-choice";
import { viewEvents } from "@/lib/providers/kinds/keycloak/events-step";
import type { KeycloakProbe } from "@/lib/providers/kinds/keycloak/keycloak-probe";
import { checkMailPassword } from "@/lib/providers/kinds/keycloak/mail-password-step";
import { openServiceAccount, viewUsers } from "@/lib/providers/kinds/keycloak/people-steps";
import { trySampleUser } from "@/lib/providers/kinds/keycloak/sample-user-step";
import { breaksOff, json, outcomeOf, type Reply, testPages } from "@/lib/testing/openid-probe";

/* What each step of a realm's test makes of every answer that its Admin REST API could give. */

const { pages, probe: openId } = testPages("/realms/demo");
const api = "/admin/realms/demo";
const probe = (over: Partial<KeycloakProbe> = {}, settings: object = {}): KeycloakProbe => ({
  ...openId({}, settings),
  accessToken: "t0ken",
  people: null,
  defaultTemplateId: "standard",
  ...over,
});
const anna = {
  id: "a1",
  username: "anna",
  email: "anna@demo.test",
  emailVerified: true,
  enabled: true,
  attributes: { department: ["sales"] },
};
const mapping = (value: string, claim: string | null = "department") =>
  [{ claim, value, templateId: "mapped" }] as unknown as TemplateMapping[];

describe("the service account", () => {
  it.each<[string, Reply, string, string | null]>([
    ["has a token", json(200, { access_token: "fresh" }), "ok", "fresh"],
    ["is off", json(401, { error: "unauthorized_client" }), "failed", null],
    ["gets no token that is one", json(200, { access_token: 7 }), "failed", null],
    ["gets a token with an error", json(400, { access_token: "fresh" }), "failed", null],
    ["gets a page", (_, response) => response.writeHead(200).end("<html>"), "failed", null],
    ["is not answered", breaksOff, "failed", null],
  ])("%s", async (_, reply, outcome, token) => {
    pages.set("/realms/demo/token", reply);
    const asked = probe({ accessToken: null });
    expect(await outcomeOf(openServiceAccount(asked))).toBe(outcome);
    expect(asked.accessToken).toBe(token);
  });

  it.each<[string, Reply, string, number | null]>([
    ["reads people", json(200, [anna]), "ok", 1],
    ["reads that there are none", json(200, []), "ok", 0],
    ["lacks a role", json(403, {}), "failed", null],
    ["has a token of another realm", json(401, {}), "failed", null],
    ["reads no list", json(200, { users: [anna] }), "failed", null],
    ["is not answered", breaksOff, "failed", null],
  ])("%s at the Admin REST API", async (_, reply, outcome, people) => {
    pages.set(`${api}/users`, reply);
    const asked = probe();
    expect(await outcomeOf(viewUsers(asked))).toBe(outcome);
    expect(asked.people?.length ?? null).toBe(people);
  });

  it("is proven by its token alone, and asks for one person, whole", async () => {
    const seen: (string | undefined)[] = [];
    pages.set(`${api}/users`, (request, response, body) => {
      seen.push(request.headers.authorization, request.url?.split("?")[1]);
      json(200, [])(request, response, body);
    });
    await viewUsers(probe());
    expect(seen).toEqual(["Bearer t0ken", "max=1&briefRepresentation=false"]);
  });
});

describe("the events of a realm", () => {
  const kept = { eventsEnabled: true, adminEventsEnabled: true, enabledEventTypes: [] };

  it.each<[string, Reply, string, string]>([
    ["are kept", json(200, kept), "ok", "ok"],
    ["are not for us", json(403, {}), "failed", "skipped"],
    ["are unknown to an old version", json(404, {}), "failed", "skipped"],
    ["are not kept", json(200, { ...kept, eventsEnabled: false }), "failed", "skipped"],
    ["are kept in part", json(200, { ...kept, enabledEventTypes: ["LOGIN"] }), "failed", "skipped"],
    ["are not told", breaksOff, "failed", "failed"],
  ])("%s: no failure where nobody wants them", async (_, reply, wanted, unwanted) => {
    pages.set(`${api}/events/config`, reply);
    expect(await outcomeOf(viewEvents(probe({}, { sync: { notices: true } })))).toBe(wanted);
    expect(await outcomeOf(viewEvents(probe()))).toBe(unwanted);
  });
});

describe("a sample person", () => {
  const sample = (over: Partial<KeycloakProbe> = {}, settings: object = {}, person: object = anna) =>
    trySampleUser(probe({ people: [person], ...over }, settings));

  it.each<[string, Partial<KeycloakProbe>, object, object, string]>([
    ["gets the default template", {}, {}, {}, "ok"],
    ["gets one by a mapping", { mappings: mapping("sales"), defaultTemplateId: null }, {}, {}, "ok"],
    ["gets none", { defaultTemplateId: null }, {}, {}, "failed"],
    ["is in no mapping", { mappings: mapping("it"), defaultTemplateId: null }, {}, {}, "failed"],
    ["has no address", {}, {}, { email: null }, "failed"],
    ["has an address that is not verified", {}, {}, { emailVerified: false }, "failed"],
    ["has an address that can be none here", {}, {}, { email: "a b@demo.test" }, "failed"],
    ["has one in a domain that is not the provider's", {}, { allowedDomains: ["other.test"] }, {}, "failed"],
    ["has one in a domain that is", {}, { allowedDomains: ["demo.test"] }, {}, "ok"],
    ["has it in an attribute that nothing proves", {}, { emailClaim: "department" }, {}, "failed"],
    ["cannot be read", {}, {}, { id: 7 }, "failed"],
  ])("that %s: %#", async (_, over, settings, person, outcome) =>
    expect(await outcomeOf(sample(over, settings, { ...anna, ...person }))).toBe(outcome),
  );

  it("is whoever is there first, or nobody where there is nobody", async () => {
    expect(await outcomeOf(sample({ people: [] }))).toBe("skipped");
    expect(await outcomeOf(sample({ people: null }))).toBe("skipped");
    expect((await sample()).outcome).toBe("ok");
  });

  it("that was named is looked for by the name and then by the address, exactly", async () => {
    const asked: string[] = [];
    pages.set(`${api}/users`, (request, response, body) => {
      const query = new URLSearchParams(request.url?.split("?")[1]);
      asked.push([query.get("username"), query.get("email"), query.get("exact")].join());
      json(200, query.get("email") === "anna@demo.test" ? [anna] : [])(request, response, body);
    });
    expect(await outcomeOf(sample({ sampleUser: "anna@demo.test" }))).toBe("ok");
    expect(await outcomeOf(sample({ sampleUser: "nobody" }))).toBe("failed");
    expect(asked).toEqual(["anna@demo.test,,true", ",anna@demo.test,true", "nobody,,true", ",nobody,true"]);
  });

  it("is asked for its groups only where a mapping looks at them, by an id that stays a part of the path", async () => {
    const asked: (string | undefined)[] = [];
    const groups: Reply = (request, response, body) => {
      asked.push(request.url);
      json(200, [{ path: "/mail" }])(request, response, body);
    };
    const odd = { ...anna, id: "../../evil?x=" };
    pages.set(`${api}/users/..%2F..%2Fevil%3Fx%3D/groups`, groups);
    await sample({}, {}, odd);
    expect(asked).toEqual([]);
    const byGroup = { mappings: mapping("/mail", "groups"), defaultTemplateId: null };
    expect(await outcomeOf(sample(byGroup, {}, odd))).toBe("ok");
    expect(asked).toHaveLength(1);
  });

  it("is told of without a password's hash, in whatever attribute that stands", async () => {
    const hash = "{SSHA256}c2VjcmV0c2VjcmV0";
    const person = { ...anna, attributes: { department: [hash, " {CRYPT}$6$x"] } };
    const finding = JSON.stringify(await sample({ mappings: mapping("sales") }, {}, person));
    for (const secret of ["c2VjcmV0", "$6$x", "t0ken", "s3cret"]) expect(finding).not.toContain(secret);
  });
});

describe("the mail password", () => {
  const settings = { mailPassword: { enabled: true, attribute: "mailHash" } };
  const profile = (...edit: string[]) => ({ attributes: [{ name: "mailHash", permissions: { edit } }] });
  const withHash = (...mailHash: string[]) => ({ ...anna, attributes: { mailHash } });
  const good = `{SSHA256}${Buffer.alloc(40, 1).toString("base64")}`;
  const check = (reply: Reply, person: unknown = withHash(good)) => {
    pages.set(`${api}/users/profile`, reply);
    return checkMailPassword(probe({ people: person === null ? [] : [person] }, settings));
  };

  it.each<[string, Reply, unknown, string]>([
    ["is an administrator's to set", json(200, profile("admin")), withHash(good), "ok"],
    ["is anybody's own to set", json(200, profile("admin", "user")), withHash(good), "failed"],
    ["is nobody's to set", json(200, profile()), withHash(good), "ok"],
    [
      "is no part of the profile, where anything may be set",
      json(200, { unmanagedAttributePolicy: "ENABLED" }),
      withHash(good),
      "failed",
    ],
    [
      "is no part of the profile, where administrators may set anything",
      json(200, { unmanagedAttributePolicy: "ADMIN_EDIT" }),
      withHash(good),
      "ok",
    ],
    ["is no part of the profile", json(200, {}), withHash(good), "ok"],
    ["cannot be told about", json(403, {}), withHash(good), "skipped"],
    ["cannot be told about, and is none", json(403, {}), withHash("plain"), "failed"],
    ["has a profile that nobody can read", json(200, { attributes: "all" }), withHash(good), "skipped"],
    ["is not there", json(200, profile()), anna, "ok"],
    ["is in the clear", json(200, profile()), withHash("hunter2"), "failed"],
    ["is of a scheme that nobody knows", json(200, profile()), withHash("{ROT13}uhagre2"), "failed"],
    ["is nobody's", json(200, profile()), null, "skipped"],
    ["is not answered about", breaksOff, withHash(good), "failed"],
  ])("that %s: %#", async (_, reply, person, outcome) => {
    const finding = await check(reply, person);
    expect(finding.outcome).toBe(outcome);
    for (const secret of [good, "hunter2", "uhagre2"]) expect(JSON.stringify(finding)).not.toContain(secret);
  });
});
