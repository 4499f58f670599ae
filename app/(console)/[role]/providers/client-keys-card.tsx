import type { ReactNode } from "react";
import { ConfirmButton } from "@/app/_proof/confirm-button";
import { Card } from "@/app/_ui/card";
import { CopyButton } from "@/app/_ui/copy-button";
import { DescriptionList } from "@/app/_ui/description-list";
import { LocalTime } from "@/app/_ui/local-time";
import { useWords } from "@/app/_words/use-words";
import { activateClientKey, prepareClientKey } from "@/app/(console)/[role]/providers/client-key-actions";
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
  create: "Create new key",
  createQuestion: "Create a new key?",
  createConsequence: "It is published next to the current key, but not used yet.",
  replaceConsequence:
    "It is published next to the current key, but not used yet. It replaces the next key that already exists.",
  createConfirm: "Create key",
  creating: "Creating…",
  activate: "Switch to next key",
  activateQuestion: "Switch to the next key?",
  activateConsequence:
    "The current key is discarded. If the provider hasn't fetched the next key yet, nobody can sign in with it until it has.",
  activateConfirm: "Switch key",
  activating: "Switching…",
  cancel: "Cancel",
});

interface ClientKeysCardProps {
  subject: { slug: string; expectedVersion: string };
  keys: { signing: ShownClientKey | null; next: ShownClientKey | null };
  address: string;
}

/** The key pairs of our client at a provider: which signs, which is prepared, and the two steps from one to the other. */
export function ClientKeysCard({ subject, keys: { signing, next }, address }: ClientKeysCardProps) {
  const t = useWords(keyWords);
  return (
    <Card title={t("title")} intro={t("intro")}>
      <div className="grid gap-4">
        <DescriptionList
          entries={[
            [t("publicKeys"), <Address key="address" url={address} />],
            [t("signing"), <Key key="signing" shown={signing} none={t("noSigning")} />],
            [t("next"), <Key key="next" shown={next} none={t("noNext")} />],
          ]}
        />
        <div className="flex flex-wrap gap-3">
          <ConfirmButton
            action={prepareClientKey}
            values={subject}
            label={t("create")}
            question={t("createQuestion")}
            consequence={next ? t("replaceConsequence") : t("createConsequence")}
            confirm={t("createConfirm")}
            pendingLabel={t("creating")}
            keep={t("cancel")}
          />
          {next ? (
            <ConfirmButton
              action={activateClientKey}
              values={subject}
              label={t("activate")}
              question={t("activateQuestion")}
              consequence={t("activateConsequence")}
              confirm={t("activateConfirm")}
              pendingLabel={t("activating")}
              keep={t("cancel")}
            />
          ) : null}
        </div>
      </div>
    </Card>
  );
}

function Address({ url }: { url: string }) {
  const t = useWords(keyWords);
  return (
    <span className="flex items-center gap-2">
      <code className="wrap-anywhere">{url}</code>
      <CopyButton value={url} name={t("address")} />
    </span>
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
