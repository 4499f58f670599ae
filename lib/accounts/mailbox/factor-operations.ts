import { mailboxSubject, ownMailbox } from "@/lib/accounts/mailbox/subject";
import { nothing, operation } from "@/lib/catalogue/operation";
import { resetFactors } from "@/lib/credentials/second-factor/reset-factors";
import { answerFactors, factorList } from "@/lib/credentials/second-factor/view";

const administrators = {
  audience: ["superadmin", "domain-admin"],
  area: "mailboxes",
  subject: mailboxSubject,
  input: nothing,
} as const;

export const mailboxFactorOperations = [
  operation({
    name: "mailbox.second-factors",
    title: "The second factors of a mailbox",
    about: "Lists the second factors of a mailbox, without their secrets.",
    example: "mailbox second-factors alice@example.org",
    ...administrators,
    effect: "read",
    output: factorList,
    run: ({ context, subject: { id } }) => answerFactors(context, { kind: "mailbox", id }),
  }),
  operation({
    name: "mailbox.reset-second-factors",
    title: "Takes away all second factors of somebody who has lost them, and ends the web sessions",
    example: "mailbox reset-second-factors alice@example.org",
    ...administrators,
    effect: "write",
    output: null,
    dangerous: true,
    async run({ context, subject: { id } }) {
      await resetFactors(context, { kind: "mailbox", id });
      return undefined;
    },
  }),
];

export const ownFactorOperations = [
  operation({
    name: "own-second-factor.list",
    title: "Your second factors",
    example: "mailbox second-factors alice@example.org",
    audience: ["mailbox"],
    area: "profile",
    effect: "read",
    subject: ownMailbox,
    input: nothing,
    output: factorList,
    run: ({ context, subject: { id } }) => answerFactors(context, { kind: "mailbox", id }),
  }),
];
