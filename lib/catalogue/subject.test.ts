import { expect, it } from "vitest";
import { z } from "zod";
import { subject } from "@/lib/catalogue/subject";
import { type Actor, requireDomainAdmin } from "@/lib/platform/actor";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";
import { verbatim } from "@/lib/words/compose-text";

const rows = new Map([["a@a.test", { address: "a@a.test", domainName: "a.test" }]]);

const mailboxes = subject({
  kind: "mail-box",
  key: z.strictObject({ address: z.string() }),
  async read(_, { address }) {
    const row = rows.get(address);
    if (!row) throw new AppError("not-found", verbatim(`${address} not found.`));
    return row;
  },
  authorise: (actor, { domainName }) => requireDomainAdmin(actor, domainName),
});

const contextOf = (domains: string[]) =>
  ({ actor: { kind: "domain-admin", id: "1", name: "dora", domains } }) as unknown as Context;
const own = contextOf(["a.test"]);
const foreign = contextOf(["b.test"]);
const refusal = (context: Context, address: string) =>
  mailboxes.get(context, { address }).then(
    () => null,
    (thrown: AppError) => ({ code: thrown.code, message: thrown.message.replace(address, "X") }),
  );

it("finds what the actor may see", async () => {
  expect(await mailboxes.get(own, { address: "a@a.test" })).toMatchObject({ domainName: "a.test" });
  expect(await mailboxes.find(own, { address: "a@a.test" })).not.toBeNull();
});

it("answers what is somebody else's like what is not there", async () => {
  expect(await refusal(foreign, "a@a.test")).toEqual(await refusal(own, "nobody@a.test"));
  expect(await mailboxes.find(foreign, { address: "a@a.test" })).toBeNull();
  expect(await mailboxes.find(own, { address: "nobody@a.test" })).toBeNull();
});

it("gives no row of a list that has read too much", () => {
  const actor = foreign.actor as Actor;
  expect(() => mailboxes.each(actor, [...rows.values()])).toThrow("permission");
  expect(mailboxes.each(own.actor, [...rows.values()])).toHaveLength(1);
});

it("hides no outage", async () => {
  const broken = subject({
    kind: "thing",
    key: z.strictObject({}),
    read: async () => {
      throw new AppError("unavailable", verbatim("The database does not answer."));
    },
    authorise: () => undefined,
  });
  await expect(broken.find(own, {})).rejects.toMatchObject({ code: "unavailable" });
});
