import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* What Dovecot is told, and what is made of every answer that it could give. */

let server: Server;
let asked: {
  method: string;
  url: string;
  authorization: string;
  commands: [string, object, string][];
} | null;
let reply: (
  commands: [string, object, string][],
) => { status?: number; body: string; location?: string } | null;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const { method = "", url = "", headers } = request;
    asked = {
      method,
      url,
      authorization: headers.authorization ?? "",
      commands: text ? JSON.parse(text) : [],
    };
    const answer = reply(asked.commands);
    if (!answer) return;
    const { status = 200, body, location } = answer;
    response.writeHead(status, location ? { location } : {}).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Modules of an installation with this environment; it is read once. */
async function installation(extra: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  stubProductEnv({
    DOVEADM_URL: `http://127.0.0.1:${port}/some/path`,
    DOVEADM_API_KEY: "k\u00e9y",
    ...extra,
  });
  return {
    ...(await import("@/lib/revocation/doveadm/call")),
    ...(await import("@/lib/revocation/doveadm/end-mail-access")),
    ...(await import("@/lib/revocation/doveadm/ping")),
  };
}
const answering = (answers: unknown, status = 200) => {
  reply = () => ({ status, body: typeof answers === "string" ? answers : JSON.stringify(answers) });
};
const done = ([, , tag]: [string, object, string]) => ["doveadmResponse", [], tag];
const failed = (exitCode: number) => (command: [string, object, string]) => [
  "error",
  { type: "exitCode", exitCode },
  command[2],
];
const each = (answer: (command: [string, object, string]) => unknown) => {
  reply = (commands) => ({ body: JSON.stringify(commands.map(answer)) });
};
const anna = { address: "anna@demo.test", domainName: "demo.test" };
const bert = { address: "bert@demo.test", domainName: "demo.test" };
const everybody = { address: null, domainName: "demo.test" };

describe("ending what somebody has open", () => {
  it("forgets cached logins before it ends connections, or one could come in behind that", async () => {
    const { endMailAccess } = await installation();
    each(done);
    expect(await endMailAccess([anna, bert])).toEqual([null, null]);
    expect(asked?.commands).toEqual([
      ["authCacheFlush", { user: ["anna@demo.test", "bert@demo.test"] }, "flush"],
      ["kick", { mask: ["anna@demo.test"] }, "kick 0"],
      ["kick", { mask: ["bert@demo.test"] }, "kick 1"],
    ]);
  });

  it("of a whole domain forgets everybody's cached logins: names cannot be given by a mask there", async () => {
    const { endMailAccess } = await installation();
    each(done);
    await endMailAccess([anna, everybody]);
    expect(asked?.commands.map(([name, parameters]) => [name, parameters])).toEqual([
      ["authCacheFlush", { user: [] }],
      ["kick", { mask: ["anna@demo.test"] }],
      ["kick", { mask: ["*@demo.test"] }],
    ]);
  });

  it("is done where nobody was connected (exit code 68), and not with any other failure", async () => {
    const { endMailAccess } = await installation();
    each(failed(68));
    expect(await endMailAccess([anna])).toEqual([null]);
    for (const code of [0, 64, 67, 69, 75, 77]) {
      each((command) => (command[0] === "kick" ? failed(code)(command) : done(command)));
      expect(await endMailAccess([anna, bert]), `${code}`).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  it("of one is not undone by the failure of another", async () => {
    const { endMailAccess } = await installation();
    each((command) => (command[2] === "kick 1" ? failed(75)(command) : done(command)));
    expect(await endMailAccess([anna, bert, anna])).toEqual([null, expect.any(String), null]);
  });

  it("is not done for anybody where the cache still lets them in", async () => {
    const { endMailAccess } = await installation();
    each((command) => (command[0] === "kick" ? done(command) : failed(75)(command)));
    expect(await endMailAccess([anna, bert])).toEqual([expect.any(String), expect.any(String)]);
  });

  it("goes by the tags of the answers, in whatever order, and misses what is not there", async () => {
    const { endMailAccess } = await installation();
    reply = (commands) => ({ body: JSON.stringify(commands.map(done).reverse().slice(1)) });
    expect(await endMailAccess([anna, bert])).toEqual(
      [null, null].map((_, index) => (index === 1 ? expect.any(String) : null)),
    );
    answering([]);
    expect(await endMailAccess([anna])).toEqual([expect.any(String)]);
  });
});

describe("an answer that is of no use", () => {
  it.each<[string, unknown]>([
    ["a page", "<html>"],
    ["nothing", ""],
    ["no list", { ok: true }],
    ["of unknown words", [["surprise", [], "flush"]]],
    ["without a tag", [["doveadmResponse", []]]],
    ["without an exit code", [["error", { type: "exitCode" }, "flush"]]],
    ["longer than anything that it says", `[${'"x",'.repeat(100_000)}"x"]`],
  ])("is an outage, and nobody's access has ended: %s", async (_, answers) => {
    const { endMailAccess } = await installation();
    answering(answers);
    await expect(endMailAccess([anna])).rejects.toMatchObject({ code: "unavailable" });
  });

  it.each([301, 401, 403, 404, 500, 503])("is one by its status %i", async (status) => {
    const { endMailAccess, pingDoveadm } = await installation();
    reply = () => ({ status, body: "[]", location: "http://127.0.0.1:1/" });
    await expect(endMailAccess([anna])).rejects.toMatchObject({ code: "unavailable" });
    await expect(pingDoveadm()).rejects.toMatchObject({ code: "unavailable" });
  });

  it("is one that does not come in time", async () => {
    const { callDoveadm } = await installation();
    reply = () => null;
    const limits = { timeoutMs: 30, maxAnswerBytes: 1_000 };
    await expect(callDoveadm([["who", {}, "t"]], limits)).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("the call itself", () => {
  it("goes to the API of that server alone, with the key in UTF-8", async () => {
    const { pingDoveadm } = await installation();
    answering([]);
    await pingDoveadm();
    expect(asked).toMatchObject({ method: "GET", url: "/doveadm/v1" });
    expect(asked?.authorization).toBe(`X-Dovecot-API ${Buffer.from("k\u00e9y").toString("base64")}`);
  });

  it("is not made where no mail server is set up, or only half of it", async () => {
    for (const extra of [
      { DOVEADM_URL: "", DOVEADM_API_KEY: "" },
      { DOVEADM_URL: "" },
      { DOVEADM_API_KEY: "" },
    ]) {
      vi.resetModules();
      const { hasDoveadm, endMailAccess } = await installation(extra);
      asked = null;
      expect(hasDoveadm()).toBe(false);
      await expect(endMailAccess([anna])).rejects.toMatchObject({ code: "unavailable" });
      expect(asked).toBeNull();
    }
    vi.resetModules();
    expect((await installation()).hasDoveadm()).toBe(true);
  });

  it("says nothing of the key when it fails", async () => {
    const { endMailAccess } = await installation({ DOVEADM_URL: "http://127.0.0.1:1" });
    const failure = await endMailAccess([anna]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "unavailable" });
    expect(`${failure} ${JSON.stringify(failure)}`).not.toMatch(/k\u00e9y|a8OpeQ/);
  });
});
