import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { pythonWith } from "../../drill/python";
import { compliancePackages } from "../../drill/scim2-tester/packages";
import { keycloakPlace, setProvider } from "../browser/provider";
import { unique } from "../browser/unique";
import { demoStack, letterlock, runLetterlock } from "../stack";
import { type Call, trustedRequest } from "../trusted-request";
import { allClosed, openEverything } from "./connections";
import { answers, type Login, logins, mailProtocols } from "./logins";
import { newAppPassword } from "./mailbox";

/** What is promised after the provider's request: everything that was open has ended. */
const promisedMs = 5_000;
const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const base = () => `${demoStack().portal}/scim/v2`;

/** A provider that pushes people, and a domain for them. */
async function withPushing(
  work: (pushing: { domain: string; token: string }) => Promise<void>,
): Promise<void> {
  const slug = unique("scim");
  const domain = `${slug}.test`;
  await letterlock(["domain", "create", domain, "--default-template", "default"]);
  await setProvider(slug, await keycloakPlace());
  try {
    const { token } = await letterlock<{ token: string }>(["scim-token", "create", slug]);
    await work({ domain, token });
  } finally {
    await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  }
}

async function expectLogins(login: Login, outcome: "accepted" | "rejected"): Promise<void> {
  for (const protocol of mailProtocols)
    expect((await logins[protocol](demoStack(), login)).text, protocol).toMatch(answers[protocol][outcome]);
}

test("somebody whom a provider deactivates by SCIM is out of open connections and mail apps in time", () =>
  withPushing(async ({ domain, token }) => {
    const address = `lea@${domain}`;
    const ask = async (call: Pick<Call, "method" | "json"> & { path: string }) => {
      const headers = { "content-type": "application/scim+json" };
      const { method, json } = call;
      return trustedRequest({ method, url: `${base()}${call.path}`, token, json, headers });
    };
    const user = { schemas: [userUrn], userName: address, externalId: randomUUID(), active: true };
    const pushed = await ask({ method: "POST", path: "/Users", json: user });
    expect(pushed.status, pushed.body).toBe(201);
    const { id } = JSON.parse(pushed.body) as { id: string };
    const app = await newAppPassword(address, "imap,pop3,smtp,sieve");
    const open = await openEverything(app);
    const setActive = (active: boolean) =>
      ask({
        method: "PATCH",
        path: `/Users/${id}`,
        json: { schemas: [patchUrn], Operations: [{ op: "replace", path: "active", value: active }] },
      });
    const begun = Date.now();
    const ended = allClosed("deactivated by SCIM", open, begun);
    expect((await setActive(false)).status).toBe(200);
    expect(await ended).toBeLessThan(promisedMs);
    await expectLogins(app, "rejected");
    expect((await setActive(true)).status).toBe(200);
    await expectLogins(app, "accepted");
    expect((await ask({ method: "DELETE", path: `/Users/${id}` })).status).toBe(204);
    await expectLogins(app, "rejected");
    const { stdout } = await runLetterlock(["mailbox", "show", address, "--json"]);
    expect(JSON.parse(stdout), "the mailbox and its mail stay").toMatchObject({ directoryState: "missing" });
  }));

test("the built product passes the compliance checks of scim2-tester", () =>
  withPushing(async ({ token }) => {
    test.setTimeout(600_000);
    const python = await pythonWith(compliancePackages);
    const program = join(import.meta.dirname, "../../drill/scim2-tester/check.py");
    const { stdout } = await promisify(execFile)(python, [program, base()], {
      env: { ...process.env, LETTERLOCK_SCIM_TOKEN: token, SSL_CERT_FILE: demoStack().ca },
      maxBuffer: 64 * 1024 ** 2,
    });
    const checks = JSON.parse(stdout) as { status: string }[];
    expect(checks.length).toBeGreaterThan(100);
    expect(checks.filter(({ status }) => status !== "SUCCESS")).toEqual([]);
  }));
