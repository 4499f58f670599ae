import { beforeAll, describe, expect, it } from "vitest";
import { registry } from "@/lib/faces/registry";
import { type Operation, type Role, roles } from "@/lib/faces/rest/operation";
import { operations } from "@/lib/faces/rest/operations";
import { auditEvent } from "@/lib/platform/db/schema";
import { testDatabase } from "@/lib/testing/database";
import { oneKeyPair } from "@/lib/testing/one-key-pair";
import { createRestFixture, type RestFixture, readyHash } from "@/lib/testing/rest-fixture";
import { askSample, bearer, type RestAnswer } from "@/lib/testing/rest-request";
import { saidOf, sampleFor } from "@/lib/testing/rest-samples";
import { endedBetween, lostBetween, readWaysIn } from "@/lib/testing/ways-in";

/*
 * Every operation of every role, tried by everybody who must not get through. The table is made from the list of
 * operations: one without a sample fails here, so none can be forgotten.
 */

// A fixture of its own for many tests, and the machine may be busy.
const database = testDatabase();
oneKeyPair();

const cases = roles.flatMap((role) =>
  operations.filter((one) => one.roles.includes(role)).map((operation) => ({ role, operation })),
);
const named = cases.map((one) => ({ ...one, name: `${one.role} ${one.operation.id}` }));

const isRead = (operation: Operation) => operation.method === "get";

function expectSuccess({ status, text }: RestAnswer): void {
  expect([200, 201, 202, 204], text).toContain(status);
}

/** The audit trail says that a secret was changed, and nothing of it. */
const namedSecret =
  /"(passwordHash|sealed\w*|digest|clientSecret)":(?!\{"before":(null|"\[hidden\]"),"after":(null|"\[hidden\]")\})/;

function expectNoSecret(text: string): void {
  expect(namedSecret.exec(text)).toBeNull();
  for (const secret of [readyHash, "$argon2", "not-a-real-secret"])
    expect(text.includes(secret), secret).toBe(false);
}

describe("the list of operations", () => {
  it("names each only once", () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("has no sample of an operation that is gone", async () => {
    const fixture = await createRestFixture(database.context());
    const ids = operations.map(({ id }) => id);
    expect(saidOf(fixture).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("whoever may", () => {
  let untouched: RestFixture;
  beforeAll(async () => {
    untouched = await createRestFixture(database.context());
  });

  it.each(named)("$name: a key of the role", async ({ role, operation }) => {
    const fixture = isRead(operation) ? untouched : await createRestFixture(database.context());
    const sample = sampleFor(fixture, role, operation);
    const before = await readWaysIn(database.client().db);
    const answer = await askSample(role, operation, sample, bearer(fixture.keys[role].token));
    if (operation.peopleOnly) expect(answer.status).toBe(403);
    else expectSuccess(answer);
    const after = await readWaysIn(database.client().db);
    expect(endedBetween(before, after), "ends what is open where somebody has lost a way in").toEqual(
      lostBetween(before, after),
    );
  });

  it("records nothing for which the log has no words", async () => {
    const rows = await database.client().db.selectDistinct({ action: auditEvent.action }).from(auditEvent);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ action }) => !registry.actions.includes(action))).toEqual([]);
  });
});

describe("whoever may not", () => {
  let own: RestFixture;
  let foreign: RestFixture;
  beforeAll(async () => {
    own = await createRestFixture(database.context());
    foreign = await createRestFixture(database.context());
  });

  const ask = (role: Role, operation: Operation, headers: Record<string, string>) =>
    askSample(role, operation, sampleFor(own, role, operation), headers);

  it.each(named)("$name: nobody", async ({ role, operation }) => {
    const answer = await ask(role, operation, {});
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
    expect((await ask(role, operation, bearer(`llk_${"x".repeat(43)}`))).status).toBe(401);
  });

  it.each(named)("$name: keys of the other roles", async ({ role, operation }) => {
    for (const other of roles.filter((one) => one !== role))
      expect((await ask(role, operation, bearer(own.keys[other].token))).status).toBe(403);
  });

  it.each(named.filter(({ role }) => role !== "user"))("$name: a user's session", async (one) => {
    const cookie = `__Host-letterlock=${own.session}`;
    const answer = await ask(one.role, one.operation, { cookie, origin: "https://localhost:8443" });
    expect(answer.status).toBe(401);
  });

  it.each(named.filter(({ role }) => role === "user"))(
    "$name: a foreign page",
    async ({ role, operation }) => {
      if (isRead(operation)) return;
      const cookie = `__Host-letterlock=${own.session}`;
      for (const headers of [{ cookie }, { cookie, origin: "https://evil.test" }])
        expect((await ask(role, operation, headers)).status).toBe(403);
    },
  );

  it.each(named)(
    "$name: a read-only key reads, no secret, and writes nothing",
    async ({ role, operation }) => {
      const answer = await ask(role, operation, bearer(own.readOnlyKeys[role].token));
      if (!isRead(operation)) return expect(answer.status).toBe(403);
      expectSuccess(answer);
      expectNoSecret(answer.text);
    },
  );

  it.each(named.filter(({ role }) => role !== "admin"))(
    "$name: the same role of another domain",
    async ({ role, operation }) => {
      const sample = sampleFor(own, role, operation);
      if (sample.foreign === "same-for-all") return;
      const answer = await askSample(role, operation, sample, bearer(foreign.keys[role].token));
      if (sample.foreign === "refused") return expect([403, 404], answer.text).toContain(answer.status);
      expectSuccess(answer);
      const ownIds = [own.mailbox.id, own.domain, own.keys[role].id, own.appPassword.id, own.alias.id];
      for (const id of ownIds)
        if (operation.id !== "setMailboxStates") expect(answer.text).not.toContain(id);
        else expect(answer.body.items).toMatchObject([{ changed: false, problem: "not-found" }]);
    },
  );

  it.each(named)("$name: a query with something unknown", async ({ role, operation }) => {
    const sample = sampleFor(own, role, operation);
    if (operation.peopleOnly) return;
    const strange = { ...sample, query: { ...sample.query, everything: "1" } };
    const answer = await askSample(role, operation, strange, bearer(own.keys[role].token));
    expect(answer.status, answer.text).toBe(400);
  });

  it.each(named)("$name: a body with something unknown", async ({ role, operation }) => {
    const sample = sampleFor(own, role, operation);
    if (operation.peopleOnly || sample.body === undefined) return;
    const strange = { ...sample, body: { ...sample.body, isAdmin: true } };
    const answer = await askSample(role, operation, strange, bearer(own.keys[role].token));
    expect(answer.status, answer.text).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("left everything as it was", async () => {
    const asked = cases.find(({ operation }) => operation.id === "getMailbox");
    if (!asked) throw new Error("getMailbox is gone");
    const answer = await ask("admin", asked.operation, bearer(own.keys.admin.token));
    expect(answer.body).toMatchObject({ adminState: "active", displayName: "", source: "local" });
  });
});
