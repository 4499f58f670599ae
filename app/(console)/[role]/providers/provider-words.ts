import type { ProviderUse } from "@/lib/accounts/identity-provider/provider-use";
import type { Provider } from "@/lib/providers/provider/queries";

/** Where the mailboxes of a deleted provider can go, each with what follows; one empty choice when there are none. */
export function destinations(use: ProviderUse, others: readonly Provider[]) {
  if (use.mailboxes + use.domains === 0)
    return [{ value: "", label: "Nothing uses it", consequence: "No mailbox and no domain uses it." }];
  const all = `Its mailboxes (${use.mailboxes}) and domains (${use.domains})`;
  return [
    {
      value: "local",
      label: "Local mailboxes",
      consequence: `${all} become local. ${passwords(use)} ${ends}`,
    },
    {
      value: "disabled",
      label: "Out of use",
      consequence: `${all} become local, and the mailboxes are disabled: nobody comes in, and mail is refused. ${ends}`,
    },
    ...others
      .filter(({ settings }) => settings.linkByEmail)
      .map(({ slug, name, enabled }) => ({
        value: slug,
        label: name,
        consequence: `${all} go to ${name}${enabled ? "" : ", which is switched off"}. Each person is linked by address at the next sign-in there, and must exist there. ${ends}`,
      })),
  ];
}

const ends =
  "Their sessions and mail connections end at once; app passwords go on working. This cannot be undone.";

function passwords({ mailboxes, mailboxesWithPassword }: ProviderUse): string {
  const without = mailboxes - mailboxesWithPassword;
  const old = `${mailboxesWithPassword} can use the password they had before`;
  return without === 0 ? `${old}.` : `${old}; ${without} need a new one before anybody can sign in.`;
}
