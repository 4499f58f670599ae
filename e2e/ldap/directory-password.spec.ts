import { expect, test } from "../browser/test";
import { readByImap, send } from "../mail/deliver";
import { letterlock } from "../stack";
import { withEmployees } from "./employees";
import { expectAnswer, expectLetIn } from "./expect-answer";

test("somebody who has no mailbox yet signs in by name and password of LDAP, and mail apps take the same", async ({
  login,
  home,
}) =>
  withEmployees({}, async ({ add }) => {
    const person = await add({ mailboxType: "staff" });
    await login.open();
    await login.signInLocally(person.uid, person.password);
    await home.expectOwner(person.address, "Lea Probe");
    await expect(home.section("Storage")).toContainText("5 GB");
    const mailbox = await letterlock(["mailbox", "show", person.address]);
    expect(mailbox).toMatchObject({ template: "staff", displayName: "Lea Probe" });
    await expectLetIn(person);
    await expectAnswer(person, "accepted");
    await expectAnswer({ ...person, password: "another password" }, "wrong");

    const byName = { address: person.uid, password: person.password };
    await expectLetIn(byName);
    await expectAnswer(byName, "accepted");
    await expectAnswer({ ...byName, password: "another password" }, "wrong");
    const subject = `By name ${person.uid}`;
    await send(byName, person.address, person.address, subject);
    expect(await readByImap(byName, subject), "one mailbox, whichever name was given").toBe(
      await readByImap(person, subject),
    );
    await expect(send(byName, "boss@demo.test", person.address, "Forged")).rejects.toMatchObject({
      responseCode: 553,
    });
  }));
