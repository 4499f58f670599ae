import { expect, test } from "../browser/test";
import { demoStack, letterlock } from "../stack";
import { expectAnswer, expectLetIn } from "./expect-answer";
import { readmeCommands, runAsWritten } from "./readme-commands";

/** Somebody of the demo's own LDAP, as `npm run -s demo -- status --json` tells scripts of them. */
function toldOf(address: string) {
  const account = demoStack().accounts.find((one) => one.address === address);
  if (account?.source !== "ldap") throw new Error(`the demo tells of no ${address} of ldap`);
  return account;
}

test("the demo tells scripts of the people whose passwords its provider ldap checks", async () => {
  const people = demoStack().accounts.filter(({ source }) => source === "ldap");
  expect(people.map(({ role, address }) => `${role} ${address}`)).toEqual([
    "user nora@demo.test",
    "user otto@demo.test",
  ]);
  const { url, employees } = demoStack().ldap;
  expect(await letterlock(["provider", "show", "ldap"])).toMatchObject({
    kind: "ldap",
    enabled: true,
    baseDn: employees,
    settings: { ldap: { urls: [url] } },
  });
});

test("somebody of the demo's LDAP signs in with its password, as mail apps do, until the README's command locks her", async ({
  login,
  home,
}) => {
  const nora = toldOf("nora@demo.test");
  await login.open();
  await login.signInLocally(nora.address, nora.password);
  await home.expectOwner(nora.address, "Nora Nilsen");
  expect(await letterlock(["mailbox", "show", nora.address])).toMatchObject({
    source: "ldap",
    template: "staff",
  });
  await expectLetIn(nora);
  await expectAnswer(nora, "accepted");
  const { lock, unlock } = readmeCommands();
  await runAsWritten(lock);
  try {
    await expectAnswer(nora, "rejected");
  } finally {
    await runAsWritten(unlock);
  }
  await expectAnswer(nora, "accepted");
});

test("who is locked in the demo's LDAP is refused with the right password, and administrators see why", async ({
  login,
}) => {
  const otto = toldOf("otto@demo.test");
  expect(otto.shows).toBe("refused: locked in LDAP");
  const begun = new Date().toISOString();
  await login.open();
  await login.signInLocally(otto.address, otto.password);
  await expect(login.problem).toContainText("address or the password is wrong");
  await expectAnswer(otto, "rejected");
  const portal = ["log", "logins", "--address", otto.address, "--door", "portal"];
  await expect
    .poll(async () => {
      const { items } = await letterlock<{ items: { lastAt: string }[] }>(portal);
      return items.find(({ lastAt }) => lastAt >= begun);
    })
    .toMatchObject({ result: "rejected", reason: "account-locked", providerSlug: "ldap" });
});
