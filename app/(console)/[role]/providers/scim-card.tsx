import { LastUsed } from "@/app/_sessions/session-entry";
import { Card } from "@/app/_ui/card";
import { CodeToCopy } from "@/app/_ui/code-to-copy";
import { DescriptionList } from "@/app/_ui/description-list";
import { Entries, Entry } from "@/app/_ui/entries";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { ScimTokenForm } from "@/app/(console)/[role]/providers/scim-token-form";
import { inputWords } from "@/app/(console)/field-form";
import { Lifetime } from "@/app/(console)/lifetime";
import { RowButton } from "@/app/(console)/operation-button";
import { scimTokenFields } from "@/lib/credentials/scim-token/fields";
import type { ScimTokenEntry } from "@/lib/credentials/scim-token/queries";
import { scimBaseUrl } from "@/lib/providers/settings/public-urls";
import { words } from "@/lib/words/text";

const scimWords = words("console.providers.scim", {
  title: "SCIM provisioning",
  intro:
    "With a token, the provider can push people and groups here (SCIM 2.0). Their mailboxes are created, updated and disabled as soon as it does.",
  baseUrl: "Base URL",
  address: "SCIM base URL",
  tokens: "SCIM tokens",
  none: "No SCIM tokens yet.",
  onlyFor: "Only for {domains, plural, one {the domain {list}} other {the domains {list}}}",
});

const listId = "scim-tokens";

/** Where and with which tokens a provider pushes its people, and a form for another token. */
export async function ScimCard({ slug, tokens }: { slug: string; tokens: ScimTokenEntry[] }) {
  const t = await getWords(scimWords);
  return (
    <Card title={t("title")} intro={t("intro")} gap={6}>
      <DescriptionList
        entries={[[t("baseUrl"), <CodeToCopy key="url" value={scimBaseUrl()} name={t("address")} />]]}
      />
      <Entries id={listId} label={t("tokens")} none={t("none")}>
        {tokens.map((token) => (
          <Token key={token.id} token={token} />
        ))}
      </Entries>
      <ScimTokenForm slug={slug} words={await inputWords(scimTokenFields)} />
    </Card>
  );
}

function Token({ token }: { token: ScimTokenEntry }) {
  const t = useWords(scimWords);
  const { id, name, domains, createdAt, expiresAt, lastUsedAt } = token;
  return (
    <Entry
      name={name}
      action={<RowButton does="scim-token.revoke" by="superadmin" to={{ id }} name={name} focusId={listId} />}
    >
      {domains.length > 0 ? (
        <p>{t("onlyFor", { domains: domains.length, list: domains.join(", ") })}</p>
      ) : null}
      <Lifetime createdAt={createdAt} expiry={expiresAt && { at: expiresAt, over: expiresAt <= new Date() }}>
        <LastUsed at={lastUsedAt} />
      </Lifetime>
    </Entry>
  );
}
