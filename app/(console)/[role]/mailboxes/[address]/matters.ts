import { lacksSecondFactor } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { type Text, words } from "@/lib/words/text";

const matterWords = words("console.mailboxes.matters", {
  domain: "The domain {domain} is disabled: nobody can sign in, and mail is rejected.",
  disabled: "The mailbox is disabled: nobody can sign in, and incoming mail is rejected.",
  receiveOnly: "The mailbox is receive-only: nobody can sign in, but mail is still delivered.",
  directoryDisabled: "The person is disabled in the directory of {provider} and can't sign in.",
  directoryMissing: "The person is no longer in the directory of {provider} and can't sign in.",
  noPassword: "There is no password and no app password, so nobody can sign in.",
  secondFactor: "A second factor is required, but the person hasn't set one up yet.",
  conflicts:
    "{count, plural, one {An account at a provider claims} other {# accounts at providers claim}} this mailbox but can't sign in to it.",
});

/** What is not as it should be, with the part of the mailbox where that is decided. */
export interface Matter {
  text: Text;
  at: "" | "/sign-in" | "/settings";
}

interface Further {
  appPasswords: number;
  conflicts: number;
}

/** What needs somebody's attention about a mailbox, the gravest first. */
export function mattersOf(row: MailboxWithFacts, { appPasswords, conflicts }: Further): Matter[] {
  const isLocal = row.identityProviderId === null;
  return [
    ...(row.domainActive
      ? []
      : [{ text: matterWords("domain", { domain: row.domainName }), at: "" as const }]),
    ...stateMatters(row),
    ...(isLocal && !row.hasPassword && appPasswords === 0
      ? [{ text: matterWords("noPassword"), at: "/sign-in" as const }]
      : []),
    ...(lacksSecondFactor(row.facts) ? [{ text: matterWords("secondFactor"), at: "/sign-in" as const }] : []),
    ...(conflicts > 0
      ? [{ text: matterWords("conflicts", { count: conflicts }), at: "/sign-in" as const }]
      : []),
  ];
}

function stateMatters({ adminState, directoryState, identityProviderName }: MailboxWithFacts): Matter[] {
  const provider = identityProviderName ?? "";
  const texts = [
    ...(adminState === "active" ? [] : [matterWords(adminState === "disabled" ? "disabled" : "receiveOnly")]),
    ...(directoryState === "present"
      ? []
      : [
          matterWords(directoryState === "disabled" ? "directoryDisabled" : "directoryMissing", { provider }),
        ]),
  ];
  return texts.map((text) => ({ text, at: "" }));
}
