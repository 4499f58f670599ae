import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { vi } from "vitest";

type Command = [name: string, parameters: Record<string, unknown>, tag: string];

type Behaviour = "works" | "fails" | "hangs" | "breaks off" | "refuses";

export interface FakeDoveadm {
  /** The commands of each call, without their tags. */
  calls: [string, Record<string, unknown>][][];
  /** How the next calls end; `works` unless changed. */
  behaviour: Behaviour;
  /** How the very next call ends, before the others; null: as they do. */
  nextOnly: Behaviour | null;
  close(): void;
}

/** Exit codes of doveadm: 68 nobody is connected, 75 a temporary failure. */
const answerTo = ([name, , tag]: Command, fails: boolean): unknown => {
  if (name === "authCacheFlush") return ["doveadmResponse", [{ entries: "0" }], tag];
  if (name === "aclSet" && !fails) return ["doveadmResponse", [], tag];
  return ["error", { type: "exitCode", exitCode: fails ? 75 : 68 }, tag];
};

/**
 * A fake of Dovecot's doveadm HTTP API, which answers as Dovecot 2.3.19 does with nobody connected. Only for faults
 * that the real one does not show when told to; sets DOVEADM_URL and DOVEADM_API_KEY.
 */
export async function startFakeDoveadm(): Promise<FakeDoveadm> {
  const fake: FakeDoveadm = { calls: [], behaviour: "works", nextOnly: null, close: () => undefined };
  const server = createServer((request, response) => void answer(fake, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  vi.stubEnv("DOVEADM_URL", `http://127.0.0.1:${address.port}`);
  vi.stubEnv("DOVEADM_API_KEY", "key of the test");
  fake.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return fake;
}

async function answer(fake: FakeDoveadm, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const part of request) text += part;
  const commands = JSON.parse(text) as Command[];
  fake.calls.push(commands.map(([name, parameters]) => [name, parameters]));
  const behaviour = fake.nextOnly ?? fake.behaviour;
  fake.nextOnly = null;
  if (behaviour === "hangs") return;
  if (behaviour === "breaks off") return void request.socket.destroy();
  if (behaviour === "refuses") return void response.writeHead(401).end();
  const answers = commands.map((command) => answerTo(command, behaviour === "fails"));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answers));
}
