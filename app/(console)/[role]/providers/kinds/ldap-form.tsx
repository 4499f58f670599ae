import type { ComponentProps } from "react";
import { Card } from "@/app/_ui/card";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field } from "@/app/_ui/field";
import { FieldGrid } from "@/app/_ui/field-grid";
import { Folded } from "@/app/_ui/folded";
import { SelectField } from "@/app/_ui/select-field";
import { TextAreaField } from "@/app/_ui/text-area-field";
import { useWords } from "@/app/_words/use-words";
import {
  type ConnectProps,
  forNumber,
  inputsOf,
  type KindForm,
  type PartProps,
} from "@/app/(console)/[role]/providers/kinds/kind-form";
import { NameField } from "@/app/(console)/[role]/providers/name-field";
import { SecretField } from "@/app/(console)/[role]/providers/secret-field";
import { SyncFields } from "@/app/(console)/[role]/providers/sync-fields";
import { ShortName } from "@/app/(console)/[role]/providers/wizard/connect-name";
import { words } from "@/lib/words/text";

const ldapWords = words("console.providers.ldap", {
  connect: "Your directory",
  encryption: "StartTLS and certificates",
  account: "Bind account",
  accountIntro: "An account with read access to people and groups. It's used to search for people.",
  bindDn: "Bind DN",
  bindDnHint:
    "For example, cn=letterlock,dc=example,dc=org. In Active Directory, a name such as letterlock@example.org also works.",
  bindPassword: "Bind password",
  entries: "Entries and attributes",
  entriesIntro: "Leave a field empty to use what is usual for the directory type.",
  passwords: "Passwords",
  passwordsIntro:
    "People sign in to the portal and to IMAP, POP3, submission and Sieve with their directory password. The directory checks it each time.",
  directory:
    "Reads everyone who matches the filter to keep mailboxes up to date. People who no longer match are deprovisioned.",
  notices:
    "Checks for changed entries every few seconds, so that changes apply within 15 seconds. Removed entries are found by the periodic sync.",
});

/** What the form of a provider asks of an LDAP directory. */
export const ldapForm: KindForm = {
  // As the server compares base DNs, but for odd spelling: it decides, this only shows what a change means.
  issuerOf: ({ baseDn = "" }) => `ldap:///${baseDn.toLowerCase().replace(/\s*([=,+])\s*/g, "$1")}`,
  signsInHere: true,
  Connect,
  Place: Servers,
  Client: ({ typed, ...part }) => <AccountCard {...part} mustGiveAgain={typed.moves.secret} />,
  People,
  Directory: (part) => <SyncFields {...part} intro={ldapWords("directory")} notices={ldapWords("notices")} />,
};

function Connect(part: ConnectProps) {
  const { choice, text } = inputsOf(part);
  const { values, errors } = part;
  const t = useWords(ldapWords);
  const needsMore = errors["ldap.startTls"] !== undefined || errors["ldap.caCertificate"] !== undefined;
  return (
    <>
      <Card title={t("connect")} gap={5}>
        <FieldGrid>
          <NameField {...part} signsInHere={true} />
          <SelectField {...choice("ldap.preset")} />
          <TextAreaField rows={2} required spellCheck={false} {...text("ldap.urls")} />
          <Field required {...text("baseDn")} />
        </FieldGrid>
        <Folded
          title={t("encryption")}
          open={needsMore || values.texts["ldap.caCertificate"] !== ""}
          className="mt-3 grid gap-4"
        >
          <StartTls {...part} />
          <TextAreaField rows={4} spellCheck={false} {...text("ldap.caCertificate")} />
        </Folded>
        <ShortName {...part} />
      </Card>
      <AccountCard {...part} />
    </>
  );
}

function Servers(part: PartProps) {
  const { choice, text } = inputsOf(part);
  return (
    <>
      <FieldGrid>
        <TextAreaField rows={2} required spellCheck={false} {...text("ldap.urls")} />
        <Field required {...text("baseDn")} />
        <SelectField {...choice("ldap.preset")} />
        <TextAreaField rows={2} spellCheck={false} {...text("ldap.caCertificate")} />
      </FieldGrid>
      <StartTls {...part} />
    </>
  );
}

function StartTls(part: PartProps) {
  const wrong = part.errors["ldap.startTls"];
  return (
    <>
      <Checkbox {...inputsOf(part).tick("ldap.startTls")} />
      {wrong ? <p className="text-sm text-danger">{wrong}</p> : null}
    </>
  );
}

function AccountCard(part: Omit<ComponentProps<typeof SecretField>, "label">) {
  const { text } = inputsOf(part);
  const t = useWords(ldapWords);
  return (
    <Card title={t("account")} intro={t("accountIntro")}>
      <FieldGrid>
        <Field {...text("clientId")} label={t("bindDn")} hint={t("bindDnHint")} required />
        <SecretField {...part} label={t("bindPassword")} />
      </FieldGrid>
    </Card>
  );
}

const entryFields = [
  "filter",
  "idAttribute",
  "usernameAttribute",
  "emailAttribute",
  "givenNameAttribute",
  "familyNameAttribute",
  "groupAttribute",
  "groupBaseDn",
  "groupFilter",
];

function People(part: PartProps) {
  return (
    <>
      <Entries {...part} />
      <Passwords {...part} />
    </>
  );
}

function Passwords(part: PartProps) {
  const { text } = inputsOf(part);
  const t = useWords(ldapWords);
  return (
    <Card title={t("passwords")} intro={t("passwordsIntro")}>
      <Field max={1_440} {...forNumber} {...text("ldap.offlineMinutes")} />
    </Card>
  );
}

function Entries(part: PartProps) {
  const { text } = inputsOf(part);
  const t = useWords(ldapWords);
  return (
    <Card title={t("entries")} intro={t("entriesIntro")}>
      <FieldGrid>
        {entryFields.map((name) => (
          <Field key={name} {...text(`ldap.${name}`)} />
        ))}
        <TextAreaField rows={2} spellCheck={false} {...text("ldap.loginAttributes")} />
      </FieldGrid>
    </Card>
  );
}
