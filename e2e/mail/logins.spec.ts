import { expect, test } from "@playwright/test";
import { demoStack, letterlock } from "../stack";
import { answers, logins, mailProtocols } from "./logins";
import { newAppPassword, newMailbox } from "./mailbox";

const stack = () => demoStack();

for (const protocol of mailProtocols) {
  test.describe(protocol, () => {
    test("takes the mailbox's own password and an app password, and refuses everything else", async () => {
      const own = await newMailbox(protocol);
      const app = await newAppPassword(own.address, protocol);
      const login = logins[protocol];
      const { accepted, wrong } = answers[protocol];
      expect((await login(stack(), own)).text).toMatch(accepted);
      expect((await login(stack(), app)).text).toMatch(accepted);
      expect((await login(stack(), { ...own, address: own.address.toUpperCase() })).text).toMatch(accepted);
      expect((await login(stack(), { ...own, password: "wrong-password" })).text).toMatch(wrong);
      expect((await login(stack(), { ...own, address: "nobody@demo.test" })).text).toMatch(wrong);
      expect((await login(stack(), { ...own, address: "nobody@unknown.test" })).text).toMatch(wrong);
    });

    test("refuses an app password without this protocol, and a revoked one at once", async () => {
      const own = await newMailbox(protocol);
      const login = logins[protocol];
      const { accepted, rejected } = answers[protocol];
      const other = await newAppPassword(own.address, protocol === "imap" ? "pop3" : "imap");
      expect((await login(stack(), other)).text).toMatch(rejected);
      const app = await newAppPassword(own.address, protocol);
      expect((await login(stack(), app)).text).toMatch(accepted);
      await letterlock(["app-password", "revoke", app.id]);
      expect((await login(stack(), app)).text).toMatch(rejected);
    });

    test("refuses a disabled mailbox at once, and takes it back", async () => {
      const own = await newMailbox(protocol);
      const login = logins[protocol];
      const { accepted, rejected } = answers[protocol];
      expect((await login(stack(), own)).text).toMatch(accepted);
      await letterlock(["mailbox", "disable", own.address]);
      expect((await login(stack(), own)).text).toMatch(rejected);
      await letterlock(["mailbox", "enable", own.address]);
      expect((await login(stack(), own)).text).toMatch(accepted);
    });
  });
}
