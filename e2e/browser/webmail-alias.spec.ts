import type { Page } from "@playwright/test";
import { readByImap } from "../mail/deliver";
import { newMailbox } from "../mail/mailbox";
import { demoStack, letterlock } from "../stack";
import { expectInbox } from "./expect-inbox";
import { expect, test } from "./test";
import { unique } from "./unique";

/** Sends a mail as SOGo's own page does: a draft is made, then sent. Gives the HTTP status of the sending. */
const sendInWebmail = (page: Page, owner: string, mail: { from: string; to: string[]; subject: string }) =>
  page.evaluate(
    async ([account, message]) => {
      const draft = await (await fetch(`${account}/compose`)).json();
      const answer = await fetch(`${account}/folder${draft.mailboxPath}/${draft.draftId}/send`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...message, text: `The text of ${message.subject}`, isHTML: 0 }),
      });
      return answer.status;
    },
    [`/SOGo/so/${encodeURIComponent(owner)}/Mail/0`, mail] as const,
  );

test("webmail sends from an alias of its mailbox, and from nobody else's", async ({ login, page }) => {
  const owner = await newMailbox("writes");
  const stranger = await newMailbox("stranger");
  const { address: alias } = await letterlock<{ address: string }>([
    ...["alias", "create-temporary", owner.address, "--lifetime", "1d"],
  ]);
  await page.goto(`${demoStack().portal}/SOGo/so/${encodeURIComponent(owner.address)}/Mail/view`);
  await login.signInLocally(owner.address, owner.password);
  await expectInbox(page);
  const subject = unique("From an alias in webmail");
  const mail = { to: [stranger.address], subject };
  expect(await sendInWebmail(page, owner.address, { ...mail, from: alias })).toBe(200);
  expect(await readByImap(stranger, subject)).toContain(`From: ${alias}`);
  expect(await sendInWebmail(page, owner.address, { ...mail, from: stranger.address })).not.toBe(200);
});
