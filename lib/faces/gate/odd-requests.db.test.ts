import fc from "fast-check";
import type pino from "pino";
import { beforeAll, expect, it, vi } from "vitest";
import { type Known, type OddRequest, oddRequest, wrongWith, wrongWithLog } from "@/drill/odd-requests";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { gateApp } from "@/lib/faces/gate/app";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { testToken } from "@/lib/testing/machine-request";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/** What the process's log would have been given, write by write. */
const written = vi.hoisted(() => [] as string[]);
vi.mock("pino", async (original) => {
  const { default: real } = await original<{ default: typeof pino }>();
  const write = (text: string) => void written.push(text);
  return { default: Object.assign((options: pino.LoggerOptions) => real(options, { write }), real) };
});

/* A short form of `npm run drill -- fuzz`. */

const database = testDatabase();
const known: Known = { address: "kira@demo.test", password: "own password of kira", appPassword: "" };
let number = 0;

async function answerTo({ method, path, headers, body }: OddRequest) {
  const numbered = (text: string) => text.replaceAll("@@", `${++number}`);
  const begun = performance.now();
  const response = await gateApp().request(
    `http://gate.test${path}`,
    {
      method,
      headers: { ...headers, "x-letterlock-token": testToken },
      ...(method === "POST" ? { body: numbered(body) } : {}),
    },
    { incoming: { socket: {} } },
  );
  return { status: response.status, body: await response.text(), milliseconds: performance.now() - begun };
}

beforeAll(async () => {
  stubProductEnv({ DATABASE_URL: database.url(), LOG_LEVEL: "debug" });
  const context = database.context();
  const { id } = await createTestMailbox(context, { address: known.address, password: known.password });
  const made = await createAppPassword(context, { mailboxId: id, name: "x", protocols: ["imap", "dav"] });
  known.appPassword = made.password;
});

/** What is wrong with what is written at once; it must be one line. */
const wrongWithWritten = (text: string) =>
  text.endsWith("\n") ? wrongWithLog(text.slice(0, -1)) : `no whole line: ${JSON.stringify(text)}`;

it("odd requests are answered in time, let nobody in, break nothing and forge no line of the log", async () => {
  const property = fc.asyncProperty(oddRequest(known), async (request) => {
    expect(wrongWith(request, await answerTo(request))).toBeNull();
  });
  await fc.assert(property, { numRuns: 1_000 });
  expect(written.length).toBeGreaterThan(100);
  expect(written.map(wrongWithWritten).filter(Boolean)).toEqual([]);
});
