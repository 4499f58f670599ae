import { randomUUID } from "node:crypto";
import { expectInbox } from "../browser/expect-inbox";
import { keycloakPlace, setProvider } from "../browser/provider";
import { expect, test } from "../browser/test";
import { unique } from "../browser/unique";
import { demoStack, letterlock } from "../stack";
import { type Call, trustedRequest } from "../trusted-request";
import { openIdle } from "./connections";
import { readByImap, send, sendFromOutside } from "./deliver";
import type { Login } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";
import { withImap } from "./with-imap";

const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";
const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** What is promised after the group has changed. */
const promisedMs = 15_000;

type Pushed = Pick<Call, "method" | "json"> & { path: string };

/** A provider that pushes people and groups, and a domain for them. */
async function withPushing(
  work: (pushing: {
    domain: string;
    slug: string;
    push: (call: Pushed) => Promise<{ id: string }>;
  }) => Promise<void>,
): Promise<void> {
  const slug = unique("sharing");
  const domain = `${slug}.test`;
  await letterlock(["domain", "create", domain, "--default-template", "default"]);
  await setProvider(slug, await keycloakPlace());
  try {
    const { token } = await letterlock<{ token: string }>(["scim-token", "create", slug]);
    const push = async ({ path, ...call }: Pushed) => {
      const url = `${demoStack().portal}/scim/v2${path}`;
      const headers = { "content-type": "application/scim+json" };
      const { status, body } = await trustedRequest({ ...call, url, token, headers });
      expect(status, body).toBeLessThan(300);
      return (body ? JSON.parse(body) : {}) as { id: string };
    };
    await work({ domain, slug, push });
  } finally {
    await letterlock(["provider", "delete", slug, "--mailboxes-to", "disabled"]);
  }
}

const folders = (login: Login): Promise<string[]> =>
  withImap(login, async (client) => (await client.list()).map(({ path }) => path));

test("a group's members read and send as a shared mailbox, nobody else does, and leaving the group ends it", ({
  login,
  page,
}) =>
  withPushing(async ({ domain, slug, push }) => {
    const [team, reader] = [await newMailbox("team"), await newMailbox("reader")];
    const newPerson = async (name: string) => {
      const address = `${name}@${domain}`;
      const json = { schemas: [userUrn], userName: address, externalId: randomUUID(), active: true };
      const { id } = await push({ method: "POST", path: "/Users", json });
      return { id, app: await newAppPassword(address, "imap,smtp,eas") };
    };
    const [anna, eve] = [await newPerson("anna"), await newPerson("eve")];
    const members = [{ value: anna.id }];
    const sales = { schemas: [groupUrn], displayName: "sales", members };
    const { id: groupId } = await push({ method: "POST", path: "/Groups", json: sales });
    const shared = `Shared/${team.address}`;
    expect(await folders(anna.app)).not.toContain(shared);

    const share = ["share", "create", team.address, "--provider", slug, "--group", "sales"];
    await letterlock([...share, "--access", "send"]);
    await expect.poll(() => folders(anna.app), { timeout: promisedMs }).toContain(shared);
    expect(await folders(eve.app)).not.toContain(shared);

    const arrived = `To the team ${randomUUID()}`;
    await sendFromOutside(team.address, arrived);
    await readByImap(team, arrived);
    const found = await withImap(anna.app, async (client) => {
      await client.mailboxOpen(shared);
      return client.search({ subject: arrived });
    });
    expect(found, "a member reads what arrives").toHaveLength(1);
    const subject = `Shared ${randomUUID()}`;
    await withImap(anna.app, (client) => client.append(shared, `Subject: ${subject}\r\n\r\ntext`));
    expect(await readByImap(team, subject), "what a member files is the mailbox's").toContain(subject);
    await expect(
      withImap(eve.app, (client) => client.append(shared, "Subject: no\r\n\r\nno")),
    ).rejects.toThrow();
    const sent = `As the team ${randomUUID()}`;
    await send(anna.app, team.address, reader.address, sent);
    expect(await readByImap(reader, sent)).toContain(`From: ${team.address}`);
    await send(team, team.address, reader.address, "its own");
    const refused = { responseCode: 553 };
    await expect(send(eve.app, team.address, reader.address, "no")).rejects.toMatchObject(refused);

    const password = `Own-${randomUUID()}`;
    await letterlock(["mailbox", "update", anna.app.address, "--local-password"]);
    await letterlock(["mailbox", "set-password", anna.app.address, "--password-stdin"], password);
    const webmail = `/SOGo/so/${anna.app.address}/Mail`;
    await page.goto(`${demoStack().portal}/?next=${encodeURIComponent(`${webmail}/view`)}`);
    await login.signInLocally(anna.app.address, password);
    await expectInbox(page);
    const tree = await page.evaluate(async (url) => (await fetch(url)).text(), `${webmail}/0/view`);
    expect(tree, "webmail's folders").toContain(team.address);

    const [open] = await openIdle(anna.app);
    const ended = open?.closed(promisedMs);
    await push({
      method: "PATCH",
      path: `/Groups/${groupId}`,
      json: { schemas: [patchUrn], Operations: [{ op: "remove", path: "members" }] },
    });
    await ended;
    expect(await folders(anna.app)).not.toContain(shared);
    await expect(send(anna.app, team.address, reader.address, "no")).rejects.toMatchObject(refused);
  }));
