import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { PartName } from "./part";
import type { Paths } from "./paths";
import type { PartState } from "./runner";
import type { PartAction } from "./supervisor";

/** What another process may ask of the runner. */
export type Request = { do: "status" } | { do: "stop" } | { do: "part"; name: PartName; action: PartAction };

/** The runner's answer; `error` is one sentence. */
export interface Reply {
  error?: string;
  /** Process id of the runner. */
  runner?: number;
  ready?: boolean;
  parts?: Record<string, PartState>;
}

const socketOf = (paths: Paths) => join(paths.run, "control.sock");

/** Answers requests, one line of JSON each, on the stack's control socket. Only its owner can open it. */
export function serveControl(paths: Paths, answer: (request: Request) => Promise<Reply>): Promise<Server> {
  rmSync(socketOf(paths), { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => {}); // who asked has gone
    createInterface({ input: socket }).on("line", (line) => {
      void answer(JSON.parse(line) as Request)
        .catch((cause: Error): Reply => ({ error: cause.message }))
        .then((reply) => socket.end(`${JSON.stringify(reply)}\n`));
    });
  });
  const before = process.umask(0o077);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketOf(paths), () => {
      process.umask(before);
      resolve(server);
    });
  });
}

/** Asks the runner of this stack. Null when none is running. */
export function askRunner(paths: Paths, request: Request, patience = 60_000): Promise<Reply | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketOf(paths));
    let text = "";
    socket.setTimeout(patience, () => socket.destroy(new Error("The runner of the stack does not answer.")));
    socket.once("connect", () => socket.write(`${JSON.stringify(request)}\n`));
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.once("error", (cause: NodeJS.ErrnoException) => {
      if (["ENOENT", "ECONNREFUSED", "ECONNRESET"].includes(cause.code ?? "")) resolve(null);
      else reject(cause);
    });
    socket.once("close", () => resolve(text ? (JSON.parse(text) as Reply) : null));
  });
}
