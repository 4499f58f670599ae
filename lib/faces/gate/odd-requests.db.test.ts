import fc from "fast-check";
import { beforeAll, expect, it, vi } from "vitest";
import { type Known, type OddRequest, oddRequest, wrongWith } from "@/drill/odd-requests";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { gateApp } from "@/lib/faces/gate/app";
import { logged } from "@/lib/testing/captured-log";
import { testDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { testToken } from "@/lib/testing/machine-request";

vi.mock("@/lib/platform/log", async () => (await import("@/lib/testing/captured-log")).capturedLog);

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
  const context = database.context();
  const { id } = await createTestMailbox(context, { address: known.address, password: known.password });
  const made = await createAppPassword(context, { mailboxId: id, name: "x", protocols: ["imap", "dav"] });
  known.appPassword = made.password;
});

it("odd requests are answered in time, let nobody in and break nothing", async () => {
  const property = fc.asyncProperty(oddRequest(known), async (request) => {
    expect(wrongWith(request, await answerTo(request))).toBeNull();
  });
  await fc.assert(property, { numRuns: 1_000 });
  expect(logged.filter(({ level }) => level === "error")).toEqual([]);
});
