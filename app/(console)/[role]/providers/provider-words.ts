import type { ProviderUse } from "@/lib/accounts/identity-provider/provider-use";
import type { Provider } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";
import type { Translator } from "@/lib/words/translator";

export const destinationWords = words("console.providers.destinations", {
  none: "Nothing uses it",
  noneConsequence: "No mailbox or domain uses it.",
  local: "Local mailboxes",
  localConsequence:
    "{mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}} become local.",
  disabled: "Disabled local mailboxes",
  disabledConsequence:
    "{mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}} become local, and the mailboxes are disabled: nobody can sign in, and mail is rejected.",
  otherConsequence:
    "{mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}} move to {name}. Each person is linked by address at the next sign-in there, and must have an account there.",
  otherDisabledConsequence:
    "{mailboxes, plural, one {# mailbox} other {# mailboxes}} and {domains, plural, one {# domain} other {# domains}} move to {name}, which is disabled. Each person is linked by address at the next sign-in there, and must have an account there.",
  oldPasswords: "{old, number} can use the password from before.",
  newPasswords:
    "{old, number} can use the password from before; {without, plural, one {# needs a new one before its owner} other {# need a new one before their owners}} can sign in.",
  ends: "Their sessions and mail connections end immediately. App passwords keep working. This can't be undone.",
});

/** Where the mailboxes of a deleted provider can go, each with what follows; one empty choice when there are none. */
export function destinations(
  t: Translator<typeof destinationWords>,
  use: ProviderUse,
  others: readonly Provider[],
) {
  const { mailboxes, mailboxesWithPassword: old, domains } = use;
  if (mailboxes + domains === 0) return [{ value: "", label: t("none"), consequence: t("noneConsequence") }];
  const without = mailboxes - old;
  const passwords = without === 0 ? t("oldPasswords", { old }) : t("newPasswords", { old, without });
  return [
    {
      value: "local",
      label: t("local"),
      consequence: `${t("localConsequence", { mailboxes, domains })} ${passwords} ${t("ends")}`,
    },
    {
      value: "disabled",
      label: t("disabled"),
      consequence: `${t("disabledConsequence", { mailboxes, domains })} ${t("ends")}`,
    },
    ...others
      .filter(({ settings }) => settings.linkByEmail)
      .map(({ slug, name, enabled }) => ({
        value: slug,
        label: name,
        consequence: `${t(enabled ? "otherConsequence" : "otherDisabledConsequence", { mailboxes, domains, name })} ${t("ends")}`,
      })),
  ];
}
