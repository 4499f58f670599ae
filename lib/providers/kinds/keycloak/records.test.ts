import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ForeignProblem } from "@/lib/platform/foreign-answer/foreign-problem";
import type { Answer } from "@/lib/platform/foreign-answer/read-answer";
import { DirectoryError, DirectoryOverload } from "@/lib/providers/directory/directory-error";
import { eventsObstacle, userEventTypes } from "@/lib/providers/kinds/keycloak/event-records";
import { failedQuestion, lastFailure, Passing, retryAfter } from "@/lib/providers/kinds/keycloak/failure";
import { isMalformed, readPage, readPerson } from "@/lib/providers/kinds/keycloak/person";
import { keycloakAddress, keycloakIssuer } from "@/lib/providers/kinds/keycloak/realm";
import { verbatim } from "@/lib/words/compose-text";
import { say } from "@/lib/words/text";

afterEach(() => void vi.useRealTimers());

const anna = {
  id: "a1",
  username: "anna",
  email: "anna@demo.test",
  emailVerified: true,
  firstName: "Anna",
  lastName: "Adams",
  enabled: true,
  attributes: { locale: ["de"] },
};

describe("a record of a person", () => {
  it("is read as far as it matters, and may say more", () =>
    expect(readPerson({ ...anna, totp: true, access: {}, createdTimestamp: 1 })).toEqual({
      doubtful: false,
      person: {
        id: "a1",
        username: "anna",
        email: "anna@demo.test",
        emailVerified: true,
        givenName: "Anna",
        familyName: "Adams",
        enabled: true,
        attributes: { locale: ["de"] },
      },
    }));

  it.each<[string, object, object]>([
    ["no address", { email: undefined }, { email: null }],
    ["an address of null", { email: null }, { email: null }],
    ["no word on whether it is proven", { emailVerified: undefined }, { emailVerified: false }],
    ["no names", { firstName: undefined, lastName: null }, { givenName: "", familyName: "" }],
    ["no attributes", { attributes: undefined }, { attributes: {} }],
  ])("may have %s, which proves nothing", (_, over, person) =>
    expect(readPerson({ ...anna, ...over })).toMatchObject({ person }),
  );

  it.each<[string, unknown, string | null]>([
    ["without an id", { ...anna, id: undefined }, null],
    ["with an empty id", { ...anna, id: "" }, null],
    ["with an endless id", { ...anna, id: "x".repeat(256) }, null],
    ["with half a character in its id", { ...anna, id: "a\ud800" }, null],
    ["with half a character in its name", { ...anna, firstName: "A\ud800" }, "a1"],
    ["with half a character in an attribute's name", { ...anna, attributes: { "\udc00": ["x"] } }, "a1"],
    ["without a word on whether it is enabled", { ...anna, enabled: undefined }, "a1"],
    ["that is enabled by a text", { ...anna, enabled: "false" }, "a1"],
    ["whose address is proven by a text", { ...anna, emailVerified: "true" }, "a1"],
    ["whose address is a list", { ...anna, email: ["anna@demo.test"] }, "a1"],
    ["whose address is endless", { ...anna, email: `${"x".repeat(320)}@demo.test` }, "a1"],
    ["whose attributes are no lists", { ...anna, attributes: { locale: "de" } }, "a1"],
    ["that is null", null, null],
    ["that is a text", "anna", null],
    ["that is a list", [], null],
  ])("%s is malformed, and known by its id where it has one", (_, record, id) => {
    const read = readPerson(record);
    expect(isMalformed(read)).toBe(true);
    expect(read).toMatchObject({ id });
  });

  it("that is malformed says where, in 200 characters, and not with what", () => {
    const read = readPerson({ ...anna, email: { secret: "hunter2" }, attributes: { ["x".repeat(500)]: 1 } });
    expect(
      isMalformed(read) && say(read.problem).length <= 200 && !say(read.problem).includes("hunter2"),
    ).toBe(true);
  });

  it("never breaks a page off, whatever stands in it", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ stringUnit: "binary" })), async (records) => {
        const page = await readPage(records, async () => new Set());
        expect(page.people.length + page.malformed.length + page.unconfirmed.length).toBe(records.length);
      }),
    ));
});

describe("somebody who is shown as disabled", () => {
  const federated = { ...anna, enabled: false, federationLink: "ldap" };

  it.each([
    [{ ...anna, enabled: false }, false],
    [federated, true],
    [{ ...federated, enabled: true }, false],
    [{ ...federated, federationLink: "" }, false],
    [{ ...federated, federationLink: null }, false],
  ])("%# is to be doubted only where a federation alone says so: %s", (record, doubtful) =>
    expect(readPerson(record)).toMatchObject({ doubtful }),
  );

  it("by a federation is believed only when Keycloak itself says the same", async () => {
    const page = await readPage([anna, federated, { ...federated, id: "b1" }], async () => new Set(["b1"]));
    expect(page.people.map(({ id, enabled }) => [id, enabled])).toEqual([
      ["a1", true],
      ["b1", false],
    ]);
    expect(page.unconfirmed).toEqual(["a1"]);
  });

  it("is asked about only where somebody is doubtful", async () => {
    const ask = vi.fn(async () => new Set<string>());
    await readPage([anna, { ...anna, id: "b1", enabled: false }], ask);
    expect(ask).not.toHaveBeenCalled();
    await readPage([federated], ask);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

describe("the address of a realm", () => {
  it("leads back to its server and name, whatever the name holds", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("https://id.test", "https://id.test/auth", "http://localhost:8080"),
        fc.string({ minLength: 1, unit: "grapheme" }),
        (serverUrl, realm) => {
          expect(keycloakAddress(keycloakIssuer(serverUrl, realm))).toEqual({ serverUrl, realm });
          expect(keycloakIssuer(`${serverUrl}//`, realm)).toBe(keycloakIssuer(serverUrl, realm));
        },
      ),
    ));

  it.each([
    "https://id.test",
    "https://id.test/realms/",
    "https://id.test/realms/a/b",
    "https://id.test/realms/%zz",
    "https://id.test/realms/%c3",
    "/realms/x",
    "",
  ])("is none in %j", (issuer) => expect(keycloakAddress(issuer)).toBeNull());
});

describe("the events that a realm keeps", () => {
  const all = { eventsEnabled: true, adminEventsEnabled: true, enabledEventTypes: [...userEventTypes] };
  const has = (stream: "admin-events" | "user-events", config: unknown) =>
    eventsObstacle(stream, config) === null;

  it.each<[unknown, boolean, boolean]>([
    [all, true, true],
    [{ ...all, enabledEventTypes: [] }, true, true],
    [{ ...all, enabledEventTypes: undefined }, true, true],
    [{ ...all, enabledEventTypes: [...userEventTypes, "LOGIN"] }, true, true],
    [{ ...all, adminEventsEnabled: false }, false, true],
    [{ ...all, eventsEnabled: false }, true, false],
    [{}, false, false],
    [{ ...all, eventsEnabled: "yes" }, false, false],
    [null, false, false],
    [[], false, false],
  ])("%j: administrators' changes %s, people's own %s", (config, admin, user) =>
    expect([has("admin-events", config), has("user-events", config)]).toEqual([admin, user]),
  );

  it.each([...userEventTypes])("are missed one by one: %s", (type) => {
    const config = { ...all, enabledEventTypes: userEventTypes.filter((one) => one !== type) };
    expect(eventsObstacle("user-events", config)?.problem.values).toEqual({ types: type });
  });
});

describe("a question without an answer", () => {
  const passing = (error: unknown) => failedQuestion(error) as Passing;

  it("is asked again after an outage; a time-out says that less should be asked for", () => {
    for (const [kind, timedOut] of [
      ["unreachable", false],
      ["timeout", true],
      ["malformed", false],
    ] as const) {
      const failure = passing(new ForeignProblem(kind, verbatim("x")));
      expect(failure).toBeInstanceOf(Passing);
      expect(failure.about.timedOut).toBe(timedOut);
      const last = lastFailure(failure);
      expect(last).toBeInstanceOf(DirectoryError);
      expect(last instanceof DirectoryOverload).toBe(timedOut);
    }
  });

  it("that was too large is not asked again as it was", () =>
    expect(failedQuestion(new ForeignProblem("too-large", verbatim("x")))).toBeInstanceOf(DirectoryOverload));

  it("stays what it is where it is no problem of theirs", () => {
    const abort = new DOMException("aborted", "AbortError");
    expect(failedQuestion(abort)).toBe(abort);
  });
});

describe("Retry-After (RFC 9110, section 10.2.3)", () => {
  const after = (value?: string) =>
    retryAfter({ headers: value === undefined ? {} : { "retry-after": value } } as unknown as Answer);

  it.each([
    [undefined, null],
    ["0", 0],
    ["7", 7_000],
    ["soon", null],
    ["", null],
    ["Mon, 01 Jun 2026 12:00:30 GMT", 30_000],
    ["Mon, 01 Jun 2026 11:00:00 GMT", 0],
  ])("of %j is %s ms", (value, milliseconds) => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-06-01T12:00:00Z") });
    expect(after(value)).toBe(milliseconds);
  });
});
