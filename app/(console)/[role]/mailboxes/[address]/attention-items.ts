import { lacksSecondFactor } from "@/lib/access/decide-access";
import type { MailboxWithFacts } from "@/lib/access/queries";
import { type Text, words } from "@/lib/words/text";

const attentionWords = words("console.mailboxes.attention", {
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
export interface AttentionItem {
  text: Text;
  at: "" | "/sign-in";
}

interface Further {
  appPasswords: number;
  conflicts: number;
}

/** What needs somebody's attention about a mailbox, the gravest first. */
export function attentionItems(row: MailboxWithFacts, { appPasswords, conflicts }: Further): AttentionItem[] {
  const { adminState, directoryState, domainName: domain, identityProviderName } = row;
  const provider = identityProviderName ?? "";
  const isClosed = row.identityProviderId === null && !row.hasPassword && appPasswords === 0;
  const items: [holds: boolean, at: AttentionItem["at"], text: Text][] = [
    [!row.domainActive, "", attentionWords("domain", { domain })],
    [adminState === "disabled", "", attentionWords("disabled")],
    [adminState === "receive-only", "", attentionWords("receiveOnly")],
    [directoryState === "disabled", "", attentionWords("directoryDisabled", { provider })],
    [directoryState === "missing", "", attentionWords("directoryMissing", { provider })],
    [isClosed, "/sign-in", attentionWords("noPassword")],
    [lacksSecondFactor(row.facts), "/sign-in", attentionWords("secondFactor")],
    [conflicts > 0, "/sign-in", attentionWords("conflicts", { count: conflicts })],
  ];
  return items.flatMap(([holds, at, text]) => (holds ? [{ text, at }] : []));
}
