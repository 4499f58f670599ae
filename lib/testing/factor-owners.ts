import { beforeAll } from "vitest";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import type { FactorOwner } from "@/lib/credentials/second-factor/owner";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import type { Actor } from "@/lib/platform/actor";
import type { TestDatabase } from "@/lib/testing/database";
import { createTestMailbox } from "@/lib/testing/fixtures";
import { insertAdmin } from "@/lib/testing/rest-fixture";

export const actorOf = ({ kind, id }: FactorOwner): Actor =>
  kind === "admin"
    ? { kind: "superadmin", id, name: "root" }
    : { kind: "mailbox", id, address: "anna@one.test" };

/** Gives a file of tests a mailbox and an administrator who can have second factors. Call it once at its top level. */
export function factorOwners(database: TestDatabase) {
  let mailboxId = "";
  let adminId = "";
  beforeAll(async () => {
    mailboxId = (await createTestMailbox(database.context(), { address: "anna@one.test" })).id;
    adminId = await insertAdmin(database.context(), "superadmin");
  });
  return {
    person: (): FactorOwner => ({ kind: "mailbox", id: mailboxId }),
    admin: (): FactorOwner => ({ kind: "admin", id: adminId }),
    /** Adds an authenticator by the code of the step before, so that the present one is free. */
    async withTotp(owner: FactorOwner) {
      const { enrolment } = startTotp(owner, "x");
      const secret = openEnrolment(owner, enrolment) ?? Buffer.alloc(0);
      const step = totpStep(new Date());
      const context = database.context(actorOf(owner));
      const added = await addTotp(context, { owner, enrolment, code: totpCode(secret, step - 1) });
      if (!added.added) throw new Error(added.reason);
      return {
        secret,
        code: (offset = 0) => totpCode(secret, totpStep(new Date()) + offset),
        codes: added.recoveryCodes ?? [],
      };
    },
  };
}
