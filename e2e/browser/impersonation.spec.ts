import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expect, test } from "./console-test";
import { expectInbox } from "./expect-inbox";
import { HomePage } from "./pages/home-page";
import { LoginPage } from "./pages/login-page";

const openButton = /^Impersonate/;

interface AuditEvent {
  actorLabel: string;
  subjectLabel: string;
}

async function openings(address: string): Promise<AuditEvent[]> {
  const args = ["log", "audit", "--action", "mailbox.open-as", "--subject", address];
  return (await letterlock<{ items: AuditEvent[] }>(args)).items;
}

test("a superadmin with the permission opens a mailbox, is told so, and leaves a trace but no door", async ({
  page,
  goTo,
  superadmin,
}) => {
  const { address, password } = await newMailbox("opened");
  const home = new HomePage(page);
  await goTo(`/admin/mailboxes/${address}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(address);
  await expect(page.getByRole("button", { name: openButton }), "without the permission").toHaveCount(0);

  await letterlock(["admin", "update", superadmin.login, "--may-impersonate"]);
  await page.reload();
  await page.getByRole("button", { name: openButton }).click();
  await home.expectOwner(address, address);
  await expect(page.getByRole("banner")).toContainText(
    `You are impersonating ${address} as ${superadmin.login}`,
  );
  await home.part("Devices");
  await expect(home.addDevice).toHaveCount(0);
  await home.part("Security");
  await expect(page.getByLabel("New password", { exact: true })).toHaveCount(0);
  expect(await openings(address)).toMatchObject([{ actorLabel: superadmin.login, subjectLabel: address }]);

  await home.part("Home");
  await home.webmail.click();
  await expectInbox(page);
  await home.open();
  await page.getByRole("button", { name: "Stop impersonating" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/home"));
  await home.open();
  await expect(page, "the opened session is over").toHaveURL(new RegExp(`^${demoStack().portal}/(\\?|$)`));

  await new LoginPage(page).signInLocally(address, password);
  await home.part("Security");
  await expect(home.section("Who opened your mailbox").getByRole("listitem")).toContainText(
    new RegExp(`${superadmin.login}.*for (less than a|\\d+) minute`, "s"),
  );
});

test("a domain admin opens mailboxes of its own domains only", async ({ asDomainAdmin }) => {
  const { address } = await newMailbox("opened");
  const { page, admin } = await asDomainAdmin(["demo.test"]);
  await letterlock(["admin", "update", admin.login, "--may-impersonate"]);
  await page.goto(`${demoStack().portal}/domain-admin/mailboxes/${address}`);
  await page.getByRole("button", { name: openButton }).click();
  await expect(page.getByRole("banner")).toContainText(`as ${admin.login}`);

  await page.goto(`${demoStack().portal}/domain-admin/mailboxes/${address}`);
  await letterlock(["admin", "set-domains", admin.login, "partner.test"]);
  await page.getByRole("button", { name: openButton }).click();
  await expect(page, "the mailbox is no longer the domain admin's").not.toHaveURL(/\/home/);
  expect(await openings(address)).toHaveLength(1);
});
