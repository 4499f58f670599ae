import { z } from "zod";
import { lockMailbox } from "@/lib/access/queries";
import { type Kept, verbOn } from "@/lib/catalogue/run";
import { readChoice } from "@/lib/notification/choice/queries";
import { optionalKinds } from "@/lib/notification/kind/kinds";
import { forbidden, refuseImpersonated } from "@/lib/platform/actor";
import { eventOf } from "@/lib/platform/audit/event-of";
import { notificationChoice } from "@/lib/platform/db/schema";

interface Chooser {
  id: string;
  address: string;
  domainName: string;
}

/** A mailbox, for its owner alone: nobody who is in it as somebody else keeps the person from hearing of that. */
const choosers: Kept<Chooser, { mailboxId: string }> = {
  kind: "mailbox",
  label: ({ address }) => address,
  domainName: ({ domainName }) => domainName,
  authoriseNamed(actor, { mailboxId }) {
    if (actor.kind !== "mailbox" || actor.id !== mailboxId) throw forbidden();
    refuseImpersonated(actor);
  },
  async lock({ db }, { mailboxId }) {
    const { row, domainName } = await lockMailbox(db, mailboxId);
    return { id: row.id, address: row.address, domainName };
  },
};

export const notificationChoiceInput = z.strictObject({
  switchedOff: z
    .array(z.enum(optionalKinds))
    .max(optionalKinds.length)
    .describe("The kinds that are not sent."),
});

/** Chooses which mails about a mailbox its owner does not want. For the owner itself. Throws `forbidden`. */
export const chooseNotifications = verbOn(choosers, {
  input: notificationChoiceInput.extend({ mailboxId: z.uuid() }),
  async work({ db }, chooser, given) {
    const switchedOff = optionalKinds.filter((kind) => given.switchedOff.includes(kind));
    const { switchedOff: before, version } = await readChoice(db, chooser.id);
    if (before.join() === switchedOff.join()) return { events: [], answer: undefined };
    await db
      .insert(notificationChoice)
      .values({ mailboxId: chooser.id, switchedOff })
      .onDuplicateKeyUpdate({ set: { switchedOff, version: version + 1 } });
    const states = { before: { switchedOff: before }, after: { switchedOff } };
    return {
      events: [eventOf(choosers, "mailbox.choose-notifications", chooser, states)],
      answer: undefined,
    };
  },
});
