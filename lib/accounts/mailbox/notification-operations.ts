import { z } from "zod";
import { ownMailbox } from "@/lib/accounts/mailbox/subject";
import { nothing, operation } from "@/lib/catalogue/operation";
import { chooseNotifications, notificationChoiceInput } from "@/lib/notification/choice/choose-notifications";
import { readChoice } from "@/lib/notification/choice/queries";
import { optionalKinds } from "@/lib/notification/kind/kinds";
import type { Context } from "@/lib/platform/db/context";

const choiceView = z.object({
  switchedOff: z.array(z.enum(optionalKinds)).describe("The kinds that are not sent."),
});

async function show({ db }: Context, { id }: { id: string }) {
  const { switchedOff } = await readChoice(db, id);
  return { output: { switchedOff } };
}

const own = {
  audience: ["mailbox"],
  area: "profile",
  subject: ownMailbox,
  example: "mailbox show alice@example.org",
} as const;

export const notificationOperations = [
  operation({
    name: "profile.notifications",
    title: "Shows which emails about your account are turned off",
    ...own,
    effect: "read",
    input: nothing,
    output: choiceView,
    run: ({ context, subject }) => show(context, subject),
  }),
  operation({
    name: "profile.choose-notifications",
    title: "Chooses which emails about your account are turned off",
    description: "Emails about passwords, devices and second factors can't be turned off.",
    ...own,
    effect: "write",
    input: notificationChoiceInput,
    output: choiceView,
    records: { "mailbox.choose-notifications": "Notifications chosen" },
    async run({ context, subject, input }) {
      await chooseNotifications(context, { ...input, mailboxId: subject.id });
      return show(context, subject);
    },
  }),
];
