import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card";
import { CodeToCopy } from "@/app/_ui/code-to-copy";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { OperationButton } from "@/app/(console)/operation-button";
import type { ShownClientKey } from "@/lib/providers/settings/client-keys";
import { words } from "@/lib/words/text";

const keyWords = words("console.providers.clientKeys", {
  title: "Client keys",
  intro:
    "The provider verifies our client's signatures with these public keys. To rotate them, create a new key, let the provider fetch it, then switch to it.",
  publicKeys: "Public keys",
  address: "address of the public keys",
  signing: "Current key",
  noSigning: "None. Save this provider again to create one.",
  next: "Next key",
  noNext: "None",
  key: "<code>{kid}</code> ({algorithm}), created <created></created>",
});

interface ClientKeysCardProps {
  slug: string;
  version: number;
  keys: { signing: ShownClientKey | null; next: ShownClientKey | null };
  address: string;
}

/** The key pairs of our client at a provider: which signs, which is prepared, and the two steps from one to the other. */
export function ClientKeysCard({ slug, version, keys: { signing, next }, address }: ClientKeysCardProps) {
  const t = useWords(keyWords);
  const about = { by: "superadmin", to: { slug }, version } as const;
  return (
    <Card title={t("title")} intro={t("intro")} gap={4}>
      <DescriptionList
        entries={[
          [t("publicKeys"), <CodeToCopy key="address" value={address} name={t("address")} />],
          [t("signing"), <Key key="signing" shown={signing} none={t("noSigning")} />],
          [t("next"), <Key key="next" shown={next} none={t("noNext")} />],
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <OperationButton
          {...about}
          does="client-key.prepare"
          values={{ replaces: next ? "next" : "nothing" }}
        />
        {next ? <OperationButton {...about} does="client-key.activate" /> : null}
      </div>
    </Card>
  );
}

function Key({ shown, none }: { shown: ShownClientKey | null; none: string }): ReactNode {
  const t = useWords(keyWords);
  if (!shown) return none;
  return t.rich("key", {
    kid: shown.kid,
    algorithm: shown.algorithm,
    code: (kid) => <code className="wrap-anywhere">{kid}</code>,
    created: () => <LocalTime value={shown.createdAt.toISOString()} show="moment" />,
  });
}
