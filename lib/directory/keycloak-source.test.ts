import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DirectoryError } from "@/lib/directory/directory-error";
import { KeycloakApi } from "@/lib/directory/keycloak-api";
import { KeycloakSource } from "@/lib/directory/keycloak-source";

/*
 * A stand-in for Keycloak, only for the faults that a real one shows on no command: answers that break off, 429 and
 * 5xx, tokens that end, records that are none. The real one is read in e2e/.
 */

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answers: Answer[];
let asked: string[];
let tokens: number;
let issuer: string;
let stop: () => void;

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));

beforeEach(async () => {
  answers = [];
  asked = [];
  tokens = 0;
  const server = createServer((request, response) => {
    if (request.url?.endsWith("/token"))
      return json({ access_token: `token-${++tokens}`, expires_in: 300 })(request, response);
    asked.push(String(request.url));
    (answers.shift() ?? json({ error: "nothing more was expected" }, 400))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/demo`;
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
});
afterEach(() => stop());

function source(options: { pageSize?: number; timeoutMs?: number; signal?: AbortSignal } = {}) {
  const client = { issuer, clientId: "letterlock", clientSecret: "secret" };
  const bounds = { pauseMs: 1, timeoutMs: options.timeoutMs ?? 2_000 };
  const api = new KeycloakApi(client, options.signal ?? new AbortController().signal, bounds);
  return new KeycloakSource(api, options.pageSize ?? 2);
}

const user = (id: string, changes: object = {}) => ({ id, username: id, enabled: true, ...changes });

async function readAll(from: KeycloakSource) {
  const people: string[] = [];
  const malformed: unknown[] = [];
  for await (const page of from.pages()) {
    people.push(...page.people.map(({ id }) => id));
    malformed.push(...page.malformed);
  }
  return { people, malformed };
}

describe("the list of people", () => {
  it("is read to its end, whole records, with one token", async () => {
    answers = [json([user("a"), user("b")]), json([user("c"), user("d")]), json([])];
    expect(await readAll(source())).toEqual({ people: ["a", "b", "c", "d"], malformed: [] });
    expect(asked.map((url) => url.split("?")[1])).toEqual([
      "first=0&max=2&briefRepresentation=false",
      "first=2&max=2&briefRepresentation=false",
      "first=4&max=2&briefRepresentation=false",
    ]);
    expect(tokens).toBe(1);
  });

  it("keeps records that cannot be read apart, with their ids where they have one", async () => {
    answers = [json([user("a", { enabled: "yes" }), { username: "nobody" }]), json([])];
    expect((await readAll(source())).malformed).toEqual([
      { id: "a", problem: expect.stringContaining("enabled") },
      { id: null, problem: expect.stringContaining("id") },
    ]);
  });

  it("is asked for again after 429, 5xx and a connection that breaks", async () => {
    const broken: Answer = (request) => request.socket.destroy();
    answers = [json({}, 429, { "retry-after": "0" }), json({}, 502), broken, json([user("a")])];
    expect(await readAll(source())).toEqual({ people: ["a"], malformed: [] });
  });

  it("fails as a whole when one page fails for good, or is no list", async () => {
    answers = [json([user("a"), user("b")]), ...Array(4).fill(json({}, 500))];
    await expect(readAll(source())).rejects.toThrow(DirectoryError);
    answers = [json({ error: "odd" })];
    await expect(readAll(source())).rejects.toThrow("did not answer with a list");
  });

  it("waits for no answer longer than it may, and stops at once when told", async () => {
    const silent: Answer = () => undefined;
    answers = Array(4).fill(silent);
    await expect(readAll(source({ timeoutMs: 20 }))).rejects.toThrow("did not answer");
    const told = new AbortController();
    answers = [() => told.abort(new Error("told to stop"))];
    await expect(readAll(source({ signal: told.signal }))).rejects.toThrow("told to stop");
  });

  it("takes a new token when Keycloak does not take the old one any more", async () => {
    answers = [json({}, 401), json([user("a")])];
    expect((await readAll(source())).people).toEqual(["a"]);
    expect(tokens).toBe(2);
  });

  it("says which roles are missing", async () => {
    answers = [json({}, 403)];
    await expect(readAll(source())).rejects.toMatchObject({ remedy: expect.stringContaining("view-users") });
  });
});

describe("one person", () => {
  it("is found, or gone only when Keycloak says that of the person", async () => {
    answers = [
      json(user("a")),
      json({ error: "User not found" }, 404),
      json({ error: "Realm not found." }, 404),
    ];
    expect(await source().find("a")).toMatchObject({ state: "found", person: { id: "a", enabled: true } });
    expect(await source().find("b")).toEqual({ state: "gone" });
    await expect(source().find("c")).rejects.toThrow("does not know this realm");
  });

  it("is asked for by an id that cannot lead elsewhere", async () => {
    answers = [json({ error: "User not found" }, 404)];
    await source().find("../../master");
    expect(asked[0]).toContain("/users/..%2F..%2Fmaster");
  });
});

it("reads the members of a group by its path, and none of one that is not there", async () => {
  answers = [json({ id: "g1" }), json([user("a"), user("b")]), json([user("c")]), json({}, 404)];
  const read = async (path: string) => {
    const ids: string[] = [];
    for await (const page of source().members(path)) ids.push(...page);
    return ids;
  };
  expect(await read("/staff/north wing")).toEqual(["a", "b", "c"]);
  expect(asked[0]).toContain("/group-by-path/staff/north%20wing");
  expect(await read("/nobody")).toEqual([]);
});
