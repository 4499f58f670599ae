import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { readQuotaUse, readQuotaUses } from "@/lib/revocation/doveadm/quota-use";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

const seen: { authorization: string | undefined; body: unknown }[] = [];
/** As Dovecot 2.3.19 answers. */
const known =
  '[["doveadmResponse",[{"root":"User quota","type":"STORAGE","value":"12","limit":"-","percent":"0"},{"root":"User quota","type":"MESSAGE","value":"3","limit":"-","percent":"0"}],"quota"]]';
const answers: Record<string, [number, string]> = {
  "first@demo.test": [
    200,
    '[["doveadmResponse",[{"root":"User quota","type":"STORAGE","value":"7","limit":"-","percent":"0"}],"first@demo.test"],["error",{"type":"exitCode","exitCode":67},"ghost@demo.test"]]',
  ],
  "alice@demo.test": [200, known],
  "ghost@demo.test": [200, '[["error",{"type":"exitCode","exitCode":67},"quota"]]'],
  "broken@demo.test": [200, "<html>"],
  "denied@demo.test": [401, ""],
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const part of request) text += part;
  const [[, { user }]] = JSON.parse(text) as [[string, { user: string }]];
  seen.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
  const [status, body] = answers[user] ?? [0, ""];
  // Status 0 stands for a server that hangs.
  if (status) response.writeHead(status).end(body);
}
const server = createServer((request, response) => void answer(request, response));

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  stubProductEnv({ DOVEADM_URL: `http://127.0.0.1:${port}`, DOVEADM_API_KEY: "key of the test" });
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** From now on every wait ends at once, and how long it was to be is noted. */
function hurry() {
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  return vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout(50));
}

it("reads bytes and messages, asking with the key", async () => {
  expect(await readQuotaUse("alice@demo.test")).toEqual({ usedBytes: 12_288, messages: 3 });
  expect(seen).toEqual([
    {
      authorization: `X-Dovecot-API ${Buffer.from("key of the test").toString("base64")}`,
      body: [["quotaGet", { user: "alice@demo.test" }, "quota"]],
    },
  ]);
});

it("does not know, instead of failing or waiting, in every other case", async () => {
  for (const name of ["ghost", "broken", "denied"])
    expect(await readQuotaUse(`${name}@demo.test`), name).toBeNull();
  const waits = hurry();
  expect(await readQuotaUse("hangs@demo.test")).toBeNull();
  expect(waits.mock.calls).toEqual([[1_500]]);
});

it("asks for many in one call, and leaves out those of which nothing is known", async () => {
  seen.length = 0;
  const uses = await readQuotaUses(["first@demo.test", "ghost@demo.test"]);
  expect(uses).toEqual(new Map([["first@demo.test", { usedBytes: 7_168, messages: 0 }]]));
  expect(seen.map(({ body }) => body)).toEqual([
    [
      ["quotaGet", { user: "first@demo.test" }, "first@demo.test"],
      ["quotaGet", { user: "ghost@demo.test" }, "ghost@demo.test"],
    ],
  ]);
  for (const name of ["broken", "denied"])
    expect(await readQuotaUses([`${name}@demo.test`]), name).toEqual(new Map());
  expect(await readQuotaUses([])).toEqual(new Map());
  const waits = hurry();
  expect(await readQuotaUses(["hangs@demo.test"])).toEqual(new Map());
  expect(waits.mock.calls).toEqual([[3_000]]);
});
