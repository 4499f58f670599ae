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
    title: "Lists the second factors of a mailbox, without their secrets",
    example: "mailbox second-factors alice@example.org",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "read",
    output: factorList,
    run: ({ context, subject: { id } }) => answerFactors(context, { kind: "mailbox", id }),
  }),
  operation({
    name: "mailbox.reset-second-factors",
    title: "Resets the second factors of a mailbox and signs out its web sessions",
    example: "mailbox reset-second-factors alice@example.org",
    ...administrators,
    permissions: ["reset-sign-in"],
    effect: "write",
    output: null,
    dangerous: true,
    records: { "second-factor.reset": "Second factors reset" },
    buttons: {
      "reset-second-factors": {
        label: "Reset",
        question: "Reset the second factors of {address}?",
        consequence:
          "All second factors and recovery codes stop working, and the user is signed out of the portal and webmail. The next sign-in needs only the password, so make sure the request really came from this person.",
        pending: "Resetting…",
      },
    },
    async run({ context, subject: { id } }) {
      await resetFactors(context, { kind: "mailbox", id });
      return undefined;
    },
  }),
];

export const ownFactorOperations = [
  operation({
    name: "own-second-factor.list",
    title: "Lists your second factors",
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
