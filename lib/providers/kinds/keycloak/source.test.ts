import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DirectorySource } from "@/lib/providers/directory/source";
import { contractPerson, crowd, listAll, sourceContract } from "@/lib/testing/directory/contract";
import { type Answer, FakeKeycloak, json } from "@/lib/testing/directory/fake-keycloak";
import { keycloakUser } from "@/lib/testing/directory/keycloak-user";
import { networkContract, waitingContract } from "@/lib/testing/directory/network-contract";

/* What every source must do is in the contract; here is what is Keycloak's own. */

let keycloak: FakeKeycloak;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  keycloak = new FakeKeycloak((now) => vi.setSystemTime(now));
  await keycloak.start();
});
afterEach(() => {
  keycloak.stop();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("the contract of a source", () => {
  for (const { name, check } of [...sourceContract, ...networkContract, ...waitingContract])
    it(name, () => check(keycloak));
});

const user = (id: string, changes: object = {}) => ({ id, username: id, enabled: true, ...changes });
const idsIn = async (source: DirectorySource) => (await listAll(source)).people.map(({ id }) => id);

describe("the list of people", () => {
  it("is asked for whole, with one token", async () => {
    await keycloak.fill(crowd(3));
    await listAll(keycloak.open());
    expect(keycloak.paths.map((url) => url.split("?")[1])).toEqual([
      "first=0&max=2&briefRepresentation=false",
      "first=2&max=2&briefRepresentation=false",
      "first=3&max=2&briefRepresentation=false",
    ]);
    expect(keycloak.tokens).toHaveLength(1);
  });

  it("goes on after a page out of which Keycloak has taken people that a federated directory does not know", async () => {
    keycloak.answers = [json([user("a")]), json([user("b"), user("c")]), json([])];
    expect(await idsIn(keycloak.open())).toEqual(["a", "b", "c"]);
  });

  it("is begun while the people are counted, with one token for both", async () => {
    await keycloak.fill(crowd(3));
    const source = keycloak.open();
    const pages = source.pages();
    expect(await source.count()).toBe(3);
    const ids: string[] = [];
    for await (const { people } of pages) ids.push(...people.map(({ id }) => id));
    expect(ids).toHaveLength(3);
    expect(keycloak.paths).toHaveLength(3);
    expect(keycloak.tokens).toHaveLength(1);
  });

  it("ends with the page that makes up the number counted, and asks for no empty one", async () => {
    await keycloak.fill(crowd(3));
    const source = keycloak.open();
    expect(await source.count()).toBe(3);
    expect(await idsIn(source)).toHaveLength(3);
    expect(keycloak.paths.slice(1).map((url) => /first=\d+/.exec(url)?.[0])).toEqual(["first=0", "first=2"]);
  });

  it.each([
    ["a page out of which somebody was taken", [["a"], ["b", "c"], []], 2, ["a", "b", "c"]],
    ["a full page that makes up the number", [["a", "b"], ["c"], []], 2, ["a", "b", "c"]],
  ])("goes on where there is %s", async (_, pages, counted, ids) => {
    keycloak.answers = [json(counted), ...pages.map((page) => json(page.map((id) => user(id))))];
    const source = keycloak.open();
    expect(await source.count()).toBe(counted);
    expect(await idsIn(source)).toEqual(ids);
  });

  it("is asked for two pages at once, where the second of them cannot be the last", async () => {
    const first = (path: string) => Number(/first=(\d+)/.exec(path)?.[1]);
    const people = crowd(7);
    const rows = people.map(keycloakUser);
    let letSecondCome = () => {};
    const page: Answer = (request, response) => {
      const from = first(request.url ?? "");
      const answer = () => json(rows.slice(from, from + 2))(request, response);
      if (from === 4) letSecondCome();
      if (from !== 2) answer();
      // Comes only when the one after it was asked for.
      else letSecondCome = answer;
    };
    keycloak.answers = [json(people.length), page, page, page, page];
    const source = keycloak.open();
    expect(await source.count()).toBe(7);
    expect(await idsIn(source)).toEqual(people.map(({ id }) => id));
    expect(keycloak.paths.slice(1).map(first)).toEqual([0, 2, 4, 6]);
  });

  it("is asked again for the page after one that was not full, from where that one has ended", async () => {
    const ids = ["a", "b", "c", "d", "e"];
    const page = (...some: string[]) => json(some.map((id) => user(id)));
    // Of `b` and `c`, the federated directory does not know one any more.
    keycloak.answers = [
      json(7),
      page("a", "x"),
      page("b"),
      page("d", "e"),
      page("c", "d"),
      page("e"),
      page(),
    ];
    const source = keycloak.open();
    expect(await source.count()).toBe(7);
    expect(await idsIn(source)).toEqual(["a", "x", ...ids.slice(1)]);
  });

  it("ends when a server does not know pages and shows the same people again", async () => {
    keycloak.answers = [json([user("a"), user("b")]), json([user("a"), user("b")])];
    expect(await idsIn(keycloak.open())).toEqual(["a", "b"]);
  });

  it("is asked for in smaller pieces when what stands before Keycloak has waited too long", async () => {
    await keycloak.fill(crowd(150));
    keycloak.answers = [json({}, 504)];
    expect(await idsIn(keycloak.open({ pageSize: 100 }))).toHaveLength(150);
    expect(keycloak.paths.map((url) => /first=\d+&max=\d+/.exec(url)?.[0])).toEqual([
      ...["first=0&max=100", "first=0&max=50", "first=50&max=50", "first=100&max=50", "first=150&max=50"],
    ]);
  });

  it("is asked for in smaller pieces when a page would be too large, and never read further", async () => {
    await keycloak.fill(crowd(150));
    const huge = JSON.stringify([user("a", { attributes: { photo: ["x".repeat(3 * 1_024 * 1_024)] } })]);
    keycloak.answers = [
      (_, response) => void response.writeHead(200, { "content-type": "application/json" }).end(huge),
    ];
    expect(await idsIn(keycloak.open({ pageSize: 100 }))).toHaveLength(150);
    expect(keycloak.paths[1]).toContain("first=0&max=50");
  });

  it("has records without an id, too", async () => {
    keycloak.answers = [json([{ username: "nobody" }]), json([])];
    expect((await listAll(keycloak.open())).malformed).toEqual([
      { id: null, problem: expect.objectContaining({ values: expect.objectContaining({ field: "id" }) }) },
    ]);
  });

  it("is no list when a realm is something else", async () => {
    keycloak.answers = [json({ error: "odd" })];
    await expect(listAll(keycloak.open())).rejects.toThrow("didn't return a list");
  });

  it("is read with a new token when Keycloak does not take the old one any more", async () => {
    await keycloak.fill(crowd(1));
    keycloak.answers = [json({}, 401)];
    expect(await idsIn(keycloak.open())).toHaveLength(1);
    expect(keycloak.tokens).toHaveLength(2);
  });

  it("is asked for again at the time that Keycloak names", async () => {
    await keycloak.fill(crowd(1));
    const date = new Date(Date.now() + 5_000).toUTCString();
    keycloak.answers = [json({}, 503, { "retry-after": date })];
    await listAll(keycloak.open());
    expect(keycloak.pauses[0]).toBeGreaterThan(3_000);
    expect(keycloak.pauses[0]).toBeLessThanOrEqual(5_000);
  });

  it("takes nobody of a user federation for disabled whom only the federation calls so", async () => {
    const [anna, ben, cleo] = [contractPerson(1), contractPerson(2), contractPerson(3)];
    await keycloak.fill([anna, { ...ben, enabled: false }, cleo, contractPerson(4, { enabled: false })]);
    for (const { id } of [anna, ben]) keycloak.federated.add(id);
    keycloak.federationIsSilent = true;
    const seen: Record<string, string[]> = { people: [], disabled: [], unconfirmed: [] };
    for await (const page of keycloak.open().pages()) {
      seen.people?.push(...page.people.map(({ id }) => id));
      seen.disabled?.push(...page.people.flatMap(({ id, enabled }) => (enabled ? [] : id)));
      seen.unconfirmed?.push(...page.unconfirmed);
    }
    const last = contractPerson(4).id;
    const disabled = [ben.id, last];
    expect(seen).toEqual({ people: [ben.id, cleo.id, last], disabled, unconfirmed: [anna.id] });
    keycloak.federationIsSilent = false;
    expect(await idsIn(keycloak.open())).toEqual([anna.id, ben.id, cleo.id, last]);
  });

  it("says which roles are missing", async () => {
    keycloak.answers = [json({}, 403)];
    const remedy = { english: expect.stringContaining("view-users") };
    await expect(listAll(keycloak.open())).rejects.toMatchObject({ remedy });
  });
});

describe("one person", () => {
  it("is not gone because the realm is", async () => {
    keycloak.answers = [json({ error: "Realm not found." }, 404)];
    await expect(keycloak.open().find("c")).rejects.toThrow("doesn't know this realm");
  });

  it("of a user federation is disabled when Keycloak itself says so, and else not to be told", async () => {
    const anna = contractPerson(1);
    keycloak.federated.add(anna.id);
    await keycloak.fill([anna]);
    expect(await keycloak.open().find(anna.id)).toMatchObject({ state: "found", person: { enabled: true } });
    keycloak.federationIsSilent = true;
    expect(await keycloak.open().find(anna.id)).toEqual({ state: "unconfirmed" });
    await keycloak.fill([{ ...anna, enabled: false }]);
    expect(await keycloak.open().find(anna.id)).toMatchObject({ state: "found", person: { enabled: false } });
  });

  it("is asked for by an id that cannot lead elsewhere", async () => {
    await keycloak.open().find("../../master");
    expect(keycloak.paths[0]).toContain("/users/..%2F..%2Fmaster");
  });
});

it("asks for a group by its path", async () => {
  await keycloak.fill([contractPerson(1)], { "/staff/north wing": [contractPerson(1).id] });
  const ids: string[] = [];
  for await (const page of keycloak.open().members("/staff/north wing")) ids.push(...page);
  expect(ids).toEqual([contractPerson(1).id]);
  expect(keycloak.paths[0]).toContain("/group-by-path/staff/north%20wing");
});
