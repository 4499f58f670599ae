import { expect, test } from "@playwright/test";
import {
  addKeycloakGroup,
  addKeycloakUser,
  changeKeycloakUser,
  joinKeycloakGroup,
  removeKeycloakGroup,
  removeKeycloakUser,
} from "../browser/keycloak-admin";
import { setProvider } from "../browser/provider";
import { demoStack, letterlock, runLetterlock } from "../stack";
import { readByImap, send, sendFromOutside } from "./deliver";
import { withDirectory } from "./directory";
import { answers, type Login, logins } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";

const byImap = async (login: Login): Promise<string> => (await logins.imap(demoStack(), login)).text;

/** What the connection test says about one person. */
async function sampleUser(slug: string, name: string): Promise<string | undefined> {
  const { stdout } = await runLetterlock(["provider", "test", slug, "--sample-user", name, "--json"]);
  const { steps } = JSON.parse(stdout) as { steps: { step: string; what: string }[] };
  return steps.find(({ step }) => step === "sample-user")?.what;
}

const show = (address: string) => letterlock<Record<string, unknown>>(["mailbox", "show", address]);

test("somebody joins, moves, is disabled, comes back and is deleted at Keycloak", () =>
  withDirectory({}, async ({ domain, user, run }) => {
    const address = `jo@${domain}`;
    const id = await addKeycloakUser(user("jo"));

    expect(await run("--dry-run")).toMatchObject({ state: "done", lines: ["create planned jo"] });
    expect(await run()).toMatchObject({ state: "done", lines: ["create applied jo"] });
    expect(await show(address)).toMatchObject({ displayName: "jo Person", template: "default" });
    expect(await run()).toMatchObject({ state: "done", lines: [] });
    const app = await newAppPassword(address, "imap");
    expect(await byImap(app)).toMatch(answers.imap.accepted);

    await changeKeycloakUser(id, { firstName: "Joan", attributes: { mailcow_template: ["staff"] } });
    expect((await run()).lines).toEqual(["update applied jo"]);
    expect(await show(address)).toMatchObject({ displayName: "Joan Person", template: "staff" });

    await changeKeycloakUser(id, { enabled: false });
    expect((await run()).lines).toEqual(["disable applied jo"]);
    expect(await byImap(app), "the app password is dead with the person").toMatch(answers.imap.rejected);
    const sender = await newMailbox("sender");
    await send(await newAppPassword(sender.address, "smtp"), sender.address, address, "Still taken in");

    await changeKeycloakUser(id, { enabled: true });
    expect((await run()).lines).toEqual(["reactivate applied jo"]);
    expect(await byImap(app)).toMatch(answers.imap.accepted);

    await removeKeycloakUser(id);
    expect((await run()).lines).toEqual(["missing applied jo"]);
    expect(await byImap(app), "one read that misses somebody proves nothing").toMatch(answers.imap.accepted);
    expect((await run()).lines).toEqual(["disable applied jo"]);
    expect(await byImap(app)).toMatch(answers.imap.rejected);
    expect(await show(address), "the mailbox and its mail stay").toMatchObject({ directoryState: "missing" });
  }));

test("a run that would shut out many waits for an administrator", () =>
  withDirectory({ guardAtLeast: 1 }, async ({ user, run }) => {
    const ids = [await addKeycloakUser(user("a")), await addKeycloakUser(user("b"))];
    expect((await run()).lines).toEqual(["create applied a", "create applied b"]);
    for (const id of ids) await changeKeycloakUser(id, { enabled: false });
    expect(await run()).toMatchObject({
      state: "waiting",
      problem: expect.stringContaining("2 of 2"),
      lines: ["disable planned a", "disable planned b"],
    });
    for (const id of ids) await removeKeycloakUser(id);
  }));

test("a group gives the template, and an alias from an attribute takes mail until it is taken away", () =>
  withDirectory({ aliasesAttribute: "proxyAddresses" }, async ({ slug, domain, user, run }) => {
    const address = `kim@${domain}`;
    const alias = `info@${domain}`;
    // Nobody writes to it before it is taken away: Postfix remembers for a minute who was there.
    const unused = `sales@${domain}`;
    const group = await addKeycloakGroup(slug);
    await setProvider(slug, {
      mappings: [{ claim: "groups", value: `/${slug}`, template: "staff" }],
    });
    const proxyAddresses = [
      `SMTP:${address}`,
      `smtp:${alias}`,
      `smtp:${unused}`,
      "X500:/o=Org/cn=kim",
      "kim@elsewhere.example",
    ];
    const id = await addKeycloakUser(user("kim", { attributes: { proxyAddresses } }));
    try {
      expect((await run()).lines).toEqual(["create applied kim"]);
      expect(await run()).toMatchObject({ state: "done", lines: [] });
      expect(await show(address)).toMatchObject({ template: "default" });
      const subject = `To an alias of the directory ${slug}`;
      await sendFromOutside(alias, subject);
      expect(await readByImap(await newAppPassword(address, "imap"), subject)).toContain(subject);

      await joinKeycloakGroup(id, group);
      expect(await sampleUser(slug, user("kim").username)).toContain(
        "gets the template staff from a mapping",
      );
      expect((await run()).lines).toEqual(["update applied kim"]);
      expect(await show(address)).toMatchObject({ template: "staff" });

      await changeKeycloakUser(id, { attributes: { proxyAddresses: [] } });
      expect((await run()).lines).toEqual(["update applied kim"]);
      await expect(sendFromOutside(unused, "gone")).rejects.toMatchObject({ responseCode: 550 });
      expect(await run()).toMatchObject({ state: "done", lines: [] });
    } finally {
      await removeKeycloakUser(id);
      await removeKeycloakGroup(group);
    }
  }));
