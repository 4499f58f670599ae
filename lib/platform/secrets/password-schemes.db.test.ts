import { execFileSync } from "node:child_process";
import { beforeAll, expect, it } from "vitest";
import { hashProblem, verifyPassword } from "@/lib/platform/secrets/password-hash";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* Against the Dovecot of this machine, so that a scheme that is new there shows. */

beforeAll(() => stubProductEnv());

const doveadm = (...args: string[]) => execFileSync("doveadm", ["pw", ...args], { encoding: "utf8" }).trim();
const schemes = doveadm("-l").split(/\s+/);
const readable = new Set(["PLAIN", "CLEAR", "CLEARTEXT", "PLAIN-TRUNC"]);
const [name, password] = ["alice@demo.test", "Straße 7, été"];

it.each(schemes)(
  "%s, as Dovecot writes it in each encoding",
  async (scheme) => {
    for (const encoding of ["", ".b64", ".hex"]) {
      const stored = doveadm("-u", name, "-s", `${scheme}${encoding}`, "-p", password);
      expect(hashProblem(stored), stored).toBe(readable.has(scheme) ? "readable" : null);
      expect(await verifyPassword(password, stored, { name }), stored).toBe(true);
      expect(await verifyPassword(`!${password}`, stored, { name }), stored).toBe(false);
    }
  },
  30_000,
);
