import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { controlClass, Field, FieldFrame, useFieldIds } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { SelectField } from "@/app/_ui/select-field";
import { useWords } from "@/app/_words/use-words";
import { inputsOf, type PartProps } from "@/app/(console)/[role]/providers/kinds/kind-form";
import { words } from "@/lib/words/text";

const peopleWords = words("console.providers.people", {
  title: "People",
  intro:
    "A person is identified by issuer and subject. The email address is only used to find the mailbox at the first sign-in.",
  emailClaim: "Email address claim",
  emailClaimHint: "Usually email. For a nested claim, enter its path, such as a.b.",
  proofClaim: "Email verification claim",
  proofClaimHint:
    "Leave empty to use email_verified, which vouches for the email claim only, and for another claim if it holds the same address. For Entra ID, use xms_edov.",
  groupsClaim: "Groups claim",
  groupsClaimHint: "Usually groups. Lists the names or paths of the person's groups.",
  domains: "Mail domains",
  domainsHint: "One per line. Leave empty for all domains that aren't assigned to another provider.",
  verifiedOnly: "Verified addresses only",
  verifiedOnlyDetail:
    "When turned off, the address in the claim is always trusted. Only turn this off if nobody at the provider can choose an address, or have someone else's.",
  link: "Link existing mailboxes",
  linkDetail: "Links this provider's mailboxes by address if nobody is linked to them yet.",
  create: "Create mailboxes",
  createDetail: "At the first sign-in, if the domain exists here and has room.",
  changedAddress: "When a person's address changes",
  changedAddressHint:
    "A mailbox is never renamed, because its mail, calendars and mail app accounts are tied to its address.",
  keep: "Only notify administrators",
  alias: "Add the new address as an alias",
});

const changedAddressWays = ["keep", "alias"] as const;

/** Who comes in by the provider, and how a mailbox is found at the first sign-in. */
export function PeopleFields(part: PartProps) {
  const { values, errors } = part;
  const { choice, text, tick } = inputsOf(part);
  const t = useWords(peopleWords);
  const { id, control } = useFieldIds({ hint: true, error: errors.allowedDomains });
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="grid gap-5">
        <FieldGrid>
          <Field label={t("emailClaim")} hint={t("emailClaimHint")} {...text("emailClaim")} />
          <Field label={t("proofClaim")} hint={t("proofClaimHint")} {...text("emailProofClaim")} />
          <Field label={t("groupsClaim")} hint={t("groupsClaimHint")} {...text("groupsClaim")} />
          <FieldFrame id={id} label={t("domains")} hint={t("domainsHint")} error={errors.allowedDomains}>
            <textarea
              {...control}
              name="allowedDomains"
              rows={3}
              defaultValue={values.texts.allowedDomains}
              spellCheck={false}
              className={`${controlClass} py-2`}
            />
          </FieldFrame>
        </FieldGrid>
        <div className="grid gap-2 lg:grid-cols-3">
          <Checkbox
            label={t("verifiedOnly")}
            detail={t("verifiedOnlyDetail")}
            {...tick("requireVerifiedEmail")}
          />
          <Checkbox label={t("link")} detail={t("linkDetail")} {...tick("linkByEmail")} />
          <Checkbox label={t("create")} detail={t("createDetail")} {...tick("createOnSignIn")} />
        </div>
        <SelectField
          label={t("changedAddress")}
          hint={t("changedAddressHint")}
          {...choice("changedAddress")}
          options={changedAddressWays.map((value) => ({ value, label: t(value) }))}
        />
      </div>
    </Card>
  );
}
