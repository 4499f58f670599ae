import { expect, test } from "@playwright/test";
import { demoStack, letterlock } from "../stack";
import { answers, type Login, logins, mailProtocols } from "./logins";
import { ssha256, withMailPassword } from "./mail-password";

async function expectAnswer(login: Login, answer: "accepted" | "rejected", why: string): Promise<void> {
  for (const protocol of mailProtocols)
    expect((await logins[protocol](demoStack(), login)).text, `${protocol}: ${why}`).toMatch(
      answers[protocol][answer],
    );
}

test("a person of Keycloak comes in with the mail password, until Keycloak or the option says otherwise", () =>
  withMailPassword(async ({ login, slug, change, sync }) => {
    await expectAnswer(login, "accepted", "the hash came with the import");
    await expectAnswer({ ...login, password: "a wrong one" }, "rejected", "a wrong password");

    const password = "another mail password";
    await change({ attributes: { mailcow_password: [ssha256(password)] } });
    await sync();
    await expectAnswer(login, "rejected", "the old one is dead");
    await expectAnswer({ ...login, password }, "accepted", "the new one");

    await letterlock(["provider", "set", slug, "--no-mail-password"]);
    await expectAnswer({ ...login, password }, "rejected", "switched off");
    await letterlock(["provider", "set", slug, "--mail-password"]);
    await sync();
    await expectAnswer({ ...login, password }, "accepted", "switched on, and read anew");

    await change({ attributes: { mailcow_password: ["{PLAIN}another mail password"] } });
    await sync();
    await expectAnswer({ ...login, password }, "rejected", "what cannot be used is none");
    const said = await letterlock(["mailbox", "show", login.address]);
    expect(said).toMatchObject({ hasMailPassword: false });
  }));

test("the login history and the doctor tell the mail password apart", () =>
  withMailPassword(async ({ login: { address, password } }) => {
    await logins.imap(demoStack(), { address, password });
    await expect
      .poll(async () => letterlock(["log", "logins", "--address", address]))
      .toMatchObject({ items: [{ credential: "mail-password", result: "accepted", door: "imap" }] });
    const doctor = ["doctor", "login", address, "--door", "imap", "--credential", "mail-password"];
    expect(await letterlock(doctor)).toMatchObject({ possible: true });
  }));
